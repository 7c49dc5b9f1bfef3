//! Questions over the graph: who met whom, neighbours, paths, timelines.
