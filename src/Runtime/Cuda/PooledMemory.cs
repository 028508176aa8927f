namespace SubsetGen.Runtime.Cuda;

/// <summary>Memory from a <see cref="DevicePool"/>.</summary>
/// <param name="Pointer">Its address on the device.</param>
/// <param name="Bytes">Its size; at least what was asked for.</param>
/// <param name="Stream">The stream whose work may use it.</param>
internal readonly record struct PooledMemory(nint Pointer, long Bytes, CudaStream Stream);
