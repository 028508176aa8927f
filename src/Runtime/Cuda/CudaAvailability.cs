namespace SubsetGen.Runtime.Cuda;

/// <summary>Whether layers can run on a CUDA device here.</summary>
/// <param name="IsAvailable">Whether there is a driver, a device and the run-time compiler.</param>
/// <param name="Reason">Why not, in one sentence; empty where it is available.</param>
public sealed record CudaAvailability(bool IsAvailable, string Reason);
