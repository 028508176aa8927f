namespace SubsetGen.Runtime.Cuda;

/// <summary>What the compiler made of a text.</summary>
/// <param name="Bytes">Machine code (a cubin), or intermediate code (PTX) that ends with a zero.</param>
/// <param name="Target">What it was compiled for.</param>
/// <param name="Log">What the compiler said; empty where it said nothing.</param>
internal sealed record CompiledImage(byte[] Bytes, string Target, string Log);
