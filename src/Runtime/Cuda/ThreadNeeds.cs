namespace SubsetGen.Runtime.Cuda;

/// <summary>What a thread of a compiled kernel takes.</summary>
/// <param name="Registers">Registers.</param>
/// <param name="StackBytes">Bytes of local memory: spilled registers, and arrays that could not be kept in them.</param>
internal readonly record struct ThreadNeeds(int Registers, int StackBytes);
