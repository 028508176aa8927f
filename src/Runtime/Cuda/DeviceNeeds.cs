namespace SubsetGen.Runtime.Cuda;

/// <summary>What a program demands of how its rows lie on threads.</summary>
/// <param name="RowsInMemory">Its threads read items of other threads, so rows must be in memory.</param>
/// <param name="IsScan">It runs a dynamic programme over the items, whose cells from 0 to k lie on the threads of a warp.</param>
internal readonly record struct DeviceNeeds(bool RowsInMemory, bool IsScan);
