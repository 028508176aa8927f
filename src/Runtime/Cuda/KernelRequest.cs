namespace SubsetGen.Runtime.Cuda;

/// <summary>Device text that is to run.</summary>
/// <param name="Name">What errors call it: the layer.</param>
/// <param name="Text">The text; it includes the headers of the device library.</param>
/// <param name="Hash">Stands for the text where loaded kernels are looked up: equal where the texts are equal, and only there.</param>
/// <param name="Kernels">The names of its entry points.</param>
/// <param name="Shape">How it is compiled.</param>
internal readonly record struct KernelRequest(string Name, string Text, string Hash, string[] Kernels, KernelShape Shape);
