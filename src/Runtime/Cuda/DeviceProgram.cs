using System.ComponentModel;

namespace SubsetGen.Runtime.Cuda;

/// <summary>A kernel for devices, as the generated file holds it.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Text">CUDA C++ with the entry points Forward and Backward; it includes the headers of the device library.</param>
/// <param name="Hash">Stands for the text.</param>
/// <param name="Needs">What it asks of a device.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DeviceProgram(string Name, string Text, string Hash, DeviceNeeds Needs);
