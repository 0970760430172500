"""Korean forms a printed spelling may stand for: lattices of spellings, and the records they lead to."""
