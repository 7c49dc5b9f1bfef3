# %% [markdown]
# # From a folder of articles to a graph
#
# A notebook in cells: editors open it as one (`# %%` begins a cell), and `python articles_to_graph.py FOLDER` runs it from end to end.
# It needs `pip install 'legation[notebook]'`.

# %%
import sys
from pathlib import Path

import legation

articles = Path(sys.argv[1] if len(sys.argv) > 1 else "data/corpus")
output = Path(sys.argv[2] if len(sys.argv) > 2 else ".")

# %% [markdown]
# One sentence first: what is read in it, and where.

# %%
[statement] = legation.extract("Marco Rubio is to meet Sergey Lavrov in Riyadh on Tuesday.", date="2025-02-17")
print(statement, statement.date, statement.place)
print(statement.evidence.text[slice(*statement.evidence.trigger)])

# %% [markdown]
# The whole folder: `.txt`, `.md`, `.html`, `.jsonl`, `.csv`, also compressed. All cores work; other threads of the notebook go on.

# %%
graph = legation.Graph.build(articles)
graph

# %% [markdown]
# Who was recognized by most? The tables are pandas' (or polars': `to_polars`).

# %%
relations = graph.to_pandas("relations")
actors = graph.to_pandas("actors").set_index("id")["name"]
recognized = relations[relations["relation"] == "recognized"]
print(recognized.groupby("target").size().rename(index=actors).sort_values(ascending=False).head(5))

# %% [markdown]
# Who stands in the middle? Anything that NetworkX can do.

# %%
import networkx

network = graph.to_networkx()
central = networkx.degree_centrality(network)
print([network.nodes[node]["name"] for node in sorted(central, key=central.get, reverse=True)[:5]])

# %% [markdown]
# The picture. In a notebook the last line shows it.

# %%
picture = output / "graph.svg"
picture.write_text(graph.to_svg(top=40), encoding="utf-8")
print(f"{picture}: {graph!r}")
graph

# %% [markdown]
# Whom did the busiest person meet, and who says so?

# %%
people = graph.to_pandas("actors").query("kind == 'person'").sort_values(["events", "id"], ascending=[False, True])
met = next(filter(len, (graph.who_met(name) for name in people["name"])), [])
for row in met:
    print(f"{row['actor']}: {row['meetings']} ({row['status']})")
    print(f"    {row['evidence'][0]['document']}: {row['evidence'][0]['sentence']}")
met
