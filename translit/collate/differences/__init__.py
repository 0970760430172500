"""From matches to differences: what stands between matched items, cut into units and named by class."""
