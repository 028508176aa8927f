using System.Numerics;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>What a kernel says of itself, as values.</summary>
internal sealed class KernelContract
{
    /// <summary>What belongs to a row of the second, third and fourth input.</summary>
    public required (string Name, RowExtent Extent)[] Further { get; init; }

    /// <summary>The same of their gradients: none, where an input is constant.</summary>
    public required RowExtent[] GradFurther { get; init; }

    /// <summary>In what the kernel computes, and of which type the scalars are that forward keeps.</summary>
    public required ScalarType Precision { get; init; }

    /// <summary>The first output.</summary>
    public required RowExtent Output { get; init; }

    /// <summary>The second output.</summary>
    public required RowExtent SecondOutput { get; init; }

    /// <summary>Whether backward takes the gradient of the first output; else it takes losses.</summary>
    public required bool TakesGradient { get; init; }

    /// <summary>Whether k may be no whole number.</summary>
    public required bool TakesFractionalK { get; init; }

    /// <summary>Scalars a row that forward keeps.</summary>
    public required int SavedScalars { get; init; }

    /// <summary>Whether it keeps a row for each row, too, which kernels on the host may do.</summary>
    public required bool KeepsRow { get; init; }

    /// <summary>Whether backward reads the outputs.</summary>
    public required bool KeepsOutput { get; init; }

    /// <summary>How many numbers forward keeps for each row of so many items.</summary>
    public long Saved(long items) => SavedScalars + (KeepsRow ? items : 0);

    /// <summary>That of a kernel.</summary>
    /// <param name="keepsRow">Whether forward keeps a row.</param>
    public static KernelContract Of<T, TKernel>(bool keepsRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IKernelContract<T>
    {
        (string Name, RowExtent Extent)[] further =
        [
            (TKernel.SecondName, TKernel.SecondInput),
            (TKernel.ThirdName, TKernel.ThirdInput),
            (TKernel.FourthName, TKernel.FourthInput),
        ];
        return new KernelContract
        {
            Further = further,
            GradFurther = [KernelTensors<T, TKernel>.GradSecond, KernelTensors<T, TKernel>.GradThird, KernelTensors<T, TKernel>.GradFourth],
            Precision = typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32,
            Output = TKernel.Output,
            SecondOutput = TKernel.SecondOutput,
            TakesGradient = TKernel.Arriving == TKernel.Output,
            TakesFractionalK = TKernel.TakesFractionalK,
            SavedScalars = TKernel.SavedScalars,
            KeepsRow = keepsRow,
            KeepsOutput = TKernel.KeepsOutput,
        };
    }
}
