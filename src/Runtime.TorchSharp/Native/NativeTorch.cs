using System.Runtime.InteropServices;
using System.Text;

namespace SubsetGen.Runtime.Torch;

/// <summary>What TorchSharp's native library has and TorchSharp does not hand out. Found as TorchSharp itself finds it.</summary>
internal static unsafe class NativeTorch
{
    private static readonly nint Library = NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);

    private static readonly delegate* unmanaged[Cdecl]<nint, nint> TensorData =
        (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(Library, "THSTensor_data");

    private static readonly delegate* unmanaged[Cdecl]<nint> LastError =
        (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(Library, "THSTorch_get_and_reset_last_err");

    private static readonly delegate* unmanaged[Cdecl]<nint, nint, byte*, nint> Divide =
        (delegate* unmanaged[Cdecl]<nint, nint, byte*, nint>)NativeLibrary.GetExport(Library, "THSTensor_div");

    private static readonly Tensor Number = torch.zeros(1, ScalarType.Float32, TensorMemory.Host).DetachFromDisposeScope();

    [ThreadStatic]
    private static string? left;

    /// <summary>The address of a tensor's first element, on whatever device.</summary>
    public static nint Address(nint tensor) => TensorData(tensor);

    /// <summary>The error that the last native call on this thread has left behind, which is forgotten by that; null where it left none.</summary>
    public static string? TakeError()
    {
        var address = LastError();
        if (address == 0)
            return null;
        var text = Marshal.PtrToStringUTF8(address)!;
        return left is not null && text.Contains(left, StringComparison.Ordinal) ? left : text;
    }

    /// <summary>Leaves an error behind on this thread, as a native call that failed: whoever looks next throws it.</summary>
    /// <remarks>
    /// The library has no function for it. Of its calls that quote in their complaint a text that they are given, this is one that
    /// does nothing else.
    /// </remarks>
    public static void LeaveError(string text)
    {
        left = text;
        var number = Number.Handle;
        fixed (byte* mode = Encoding.UTF8.GetBytes($"\n\n  {text}\n  (Autograd carries no exceptions; the complaint around these lines only brings them here.)\n\0"))
            Divide(number, number, mode);
    }
}
