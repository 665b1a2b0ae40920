#pragma once

// The multigraph as a Boost.Graph, for any algorithm of that library. Only files that include this header pay for it.

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "graph/view.hpp"

namespace entente {

/// Vertices are ActorIndex; get(boost::edge_bundle, graph) maps an edge descriptor to its EdgeIndex. The out-edges and
/// the in-edges of each vertex are in time order.
using BoostGraph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, EdgeIndex,
                                                      boost::no_property, ActorIndex, EdgeIndex>;

/// The graph itself, at the resolution of all actors; valid until the graph is changed.
const BoostGraph& boost_graph(const KnowledgeGraph& graph);

/// Keeps the edges that a view contains.
class ViewPredicate {
 public:
  ViewPredicate() = default;
  explicit ViewPredicate(const View& view) : view_(&view), graph_(&boost_graph(view.graph())) {}

  bool operator()(const boost::graph_traits<BoostGraph>::edge_descriptor& edge) const {
    return view_->contains((*graph_)[edge]);
  }

 private:
  const View* view_ = nullptr;
  const BoostGraph* graph_ = nullptr;
};

/// A view of the graph, also a window: the predicate is asked edge by edge. The view must outlive it, and its
/// resolution must be Resolution::all_actors (asserted).
using BoostView = boost::filtered_graph<BoostGraph, ViewPredicate>;
BoostView boost_view(const View& view);

}  // namespace entente
