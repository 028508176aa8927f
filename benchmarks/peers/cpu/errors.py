"""How far two outputs are from what both should be in 64 bits, and from each other: relative to the largest number of the exact one."""

import math

import torch

import marginals
from peer import SAMPLE, TOP_K

# Not all rows of a large batch are computed in 64 bits.
EXACT_CELLS = 20_000_000

# A draw of the right law is further from its mean than so many standard deviations once in a million cases.
FARTHEST_DRAW = 5.0


def bytes_of_exact(peer, rows, n, k):
    """About how many bytes the numbers in 64 bits take."""
    return 2 * (peer.exact or peer).bytes(_exact_rows(rows, n, k), n, k)


def of_case(peer, batch, k, ours, theirs):
    """Errors of (output, gradient) of both sides, and what is wrong with them; None for an error where there is nothing to compare with.

    ours and theirs are pairs of an output and a gradient or None.
    """
    if peer.kind == TOP_K:
        return _of_top_k(batch.logits, k, ours[0], _as_subset(batch.logits, theirs[0]))
    if peer.kind == SAMPLE:
        return _of_samples(batch, k, ours[0], theirs[0])
    rows, n = batch.logits.shape
    some = batch.first(_exact_rows(rows, n, k), torch.float64)
    exact = some.both((peer.exact or peer).make(k))
    exact_of_ours = exact if peer.is_same_function else some.both(peer.ours_exact.make(k))
    of_ours = [_distance(part, right) for part, right in zip(ours, exact_of_ours)]
    of_theirs = [_distance(part, right) for part, right in zip(theirs, exact)]
    problems = []
    for part, what in enumerate(("output", "gradient")):
        ours_may, theirs_may = peer.our_tolerance(n)[part], peer.tolerance(n)[part]
        between = _distance(ours[part], theirs[part]) if peer.is_same_function else 0.0
        for side, distance, allowed in (
            ("our", of_ours[part], ours_may),
            ("their", of_theirs[part], theirs_may),
            ("the two sides'", between, ours_may + theirs_may),
        ):
            # "Not within" rather than "beyond", so that a NaN is a problem too.
            if not distance <= allowed:
                problems.append(f"{side} {what} is off by {distance:.1e} of the largest, tolerance {allowed:.1e}")
    return of_ours, of_theirs, problems


def _exact_rows(rows, n, k):
    return max(1, min(rows, EXACT_CELLS // (n * k)))


def _distance(part, exact):
    first = part[: len(exact)].double()
    exact = exact.double()
    return ((first - exact).abs().max() / exact.abs().max().clamp(min=1e-300)).item()


def _as_subset(logits, chosen):
    return chosen if chosen.dtype == logits.dtype else torch.zeros_like(logits).scatter_(-1, chosen, 1.0)


def _of_top_k(logits, k, ours, theirs):
    def largest(subset):
        return (subset.sum(-1) == k).all() and torch.equal(logits[subset == 1].view(-1, k).sort(-1).values, right)

    logits = logits.detach()
    right = logits.topk(k, -1).values.flip(-1)
    problems = [f"{side} subset is not the {k} largest" for side, subset in (("our", ours), ("their", theirs)) if not largest(subset)]
    return [None, None], [None, None], problems


def _of_samples(batch, k, ours, theirs):
    """Of sum_i x_i z_i over all rows: how many standard deviations it is from its mean, which is normal whatever the law."""
    rows, n = batch.logits.shape
    some = batch.first(_exact_rows(rows, n, k), torch.float64)
    some.logits.requires_grad_()
    mean = marginals.make(k)(some)
    (variance,) = torch.autograd.grad((mean * some.logits.detach()).sum(), some.logits)
    x = some.logits.detach()
    deviation = math.sqrt((variance * x).sum().item())
    problems = []
    for side, subset in (("our", ours), ("their", theirs)):
        if not ((subset == 0) | (subset == 1)).all() or not (subset.sum(-1) == k).all():
            problems.append(f"{side} sample is not {k} ones and else zeros")
        far = ((subset[: len(x)].double() - mean.detach()) * x).sum().item() / deviation
        if not abs(far) <= FARTHEST_DRAW:
            problems.append(f"{side} sample is {far:.1f} standard deviations from the mean of its law")
    return [None, None], [None, None], problems
