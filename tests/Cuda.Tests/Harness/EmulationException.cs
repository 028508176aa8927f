namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>A kernel did what a device does not allow, or stopped itself.</summary>
internal sealed class EmulationException(string message) : Exception(message);
