"""The nodes of SIMPLE's circuit for exactly k of n, as tables of places."""

from dataclasses import dataclass
from functools import lru_cache
from typing import List

import torch


@dataclass(frozen=True)
class Nodes:
    """Nodes are numbered: the literals of items that are not chosen, of items that are, then level by level up to the root."""

    leaves: int
    count: int
    most_summands: int
    levels: List[torch.Tensor]  # the nodes of each level, from above the leaves to the root
    children: torch.Tensor  # [count, most_summands, 2]: the two nodes of a summand; `count` where there is none
    parents: torch.Tensor  # [count, most_parents, 2]: a parent and the place of its summand; `count`, 0 where there is none
    chosen: torch.Tensor  # the literals of the items that are chosen


@lru_cache(maxsize=1)
def nodes_of(n, k):
    leaves = 1 << (n - 1).bit_length()
    # places[block][j]: the node of j chosen items in a block.
    places = [[block, leaves + block] for block in range(leaves)]
    count, levels, summands = 2 * leaves, [], {}
    while len(places) > 1:
        halves, places, level = places, [], []
        width = 2 * (leaves // len(halves))
        is_root = len(halves) == 2
        for left, right in zip(halves[::2], halves[1::2]):
            block = []
            for j in [k] if is_root else range(min(width, k) + 1):
                summands[count] = [(left[a], right[j - a]) for a in range(len(left)) if 0 <= j - a < len(right)]
                block.append(count)
                count += 1
            places.append(block)
            level += block
        levels.append(torch.tensor(level))

    parents = [[] for _ in range(count)]
    for node, pairs in summands.items():
        for place, pair in enumerate(pairs):
            for child in pair:
                parents[child].append((node, place))
    children = [summands.get(node, []) for node in range(count)]
    return Nodes(
        leaves,
        count,
        max(map(len, children)),
        levels,
        _padded(children, (count, count)),
        _padded(parents, (count, 0)),
        torch.arange(leaves, 2 * leaves),
    )


def _padded(lists, nothing):
    most = max(map(len, lists))
    table = torch.tensor(nothing).repeat(len(lists), most, 1)
    for row, pairs in enumerate(lists):
        if pairs:
            table[row, : len(pairs)] = torch.tensor(pairs)
    return table
