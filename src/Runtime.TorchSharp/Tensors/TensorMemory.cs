namespace SubsetGen.Runtime.Torch;

/// <summary>The memory of tensors: its address, and new memory.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The processor.</summary>
    public static readonly torch.Device Host = new(DeviceType.CPU);

    /// <summary>The address of the first element of a dense tensor.</summary>
    public static nint Address(Tensor tensor) => NativeTorch.Address(tensor.Handle);

    /// <summary>Where a tensor is.</summary>
    public static torch.Device DeviceOf(Tensor tensor) => tensor.device_type == DeviceType.CPU ? Host : tensor.device;

    /// <summary>A tensor's one number. Waits for the device that it is on.</summary>
    public static double Read(Tensor number)
    {
        using var plain = number.detach();
        using var here = plain.to(ScalarType.Float64, Host);
        return *(double*)Address(here);
    }

    /// <summary>Whether kernels can read the memory as it is: every element there, row by row.</summary>
    public static bool IsDense(Tensor tensor) => !tensor.is_sparse && tensor.is_contiguous();

    /// <summary>A copy that they can read, without a history.</summary>
    public static Tensor Dense(Tensor tensor)
    {
        using var plain = tensor.detach();
        if (!plain.is_sparse)
            return plain.contiguous();
        using var whole = plain.to_dense();
        return whole.contiguous();
    }
}
