"""Signed networks of the literature on structural balance."""


def write(raw, out):
    """Ties as published, in the order of their names."""
    rows = [
        (row["network"], row["a"], row["b"], int(row["sign"]))
        for row in raw.rows("signed_networks.csv.gz")
    ]
    out.write("signed_networks.csv.gz", ("network", "a", "b", "sign"), rows, key=3)
