using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Kept;

/// <summary>A kernel on both sides: forward and backward over memory that the caller keeps, and on a device with a tape, too.</summary>
internal abstract class KeptSides
{
    /// <summary>The kernel behind Forward and Backward of a layer; its type is local to the emitted file.</summary>
    public static KeptSides Of(Type layer, Type noise)
    {
        var prefix = $"<{layer.FullName!.Replace('.', '_')}_g>";
        var kernel = layer.Assembly.GetTypes().Single(type =>
            type.Name.StartsWith(prefix, StringComparison.Ordinal) && type.Name.EndsWith("__Kernel", StringComparison.Ordinal));
        var number = kernel.GetInterfaces().First(contract => contract.IsGenericType).GetGenericArguments()[0];
        return (KeptSides)Activator.CreateInstance(typeof(KeptSides<,,>).MakeGenericType(number, kernel, noise))!;
    }

    public abstract bool HasPairs { get; }

    public abstract KeptResults OnHost(in LayerCall call, KeptRows rows);

    public abstract KeptResults OnDevice(in LayerCall call, KeptRows rows, DeviceType storage, bool withTemperature = true);

    public abstract KeptResults OnTape(in LayerCall call, KeptRows rows, DeviceType storage);

    /// <summary>Forward whose caller keeps nothing of what it finds.</summary>
    public abstract void WithoutRoom(in LayerCall call, KeptRows rows);
}

internal sealed class KeptSides<T, TKernel, TNoise> : KeptSides
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>, IDeviceKernel<T>
    where TNoise : INoise
{
    public override bool HasPairs => TKernel.SecondInput == RowExtent.Pairs;

    private static DeviceType Computed => typeof(T) == typeof(double) ? DeviceType.Double : DeviceType.Single;

    public override KeptResults OnHost(in LayerCall call, KeptRows rows)
    {
        var (logits, pairLogits, arriving, pairsArriving) = (Narrow(rows.Logits), Narrow(rows.PairLogits), Narrow(rows.Arriving), Narrow(rows.PairsArriving));
        var (subset, gradLogits) = (new T[logits.Length], new T[logits.Length]);
        var (pairs, gradPairs) = (new T[pairLogits.Length], new T[pairLogits.Length]);
        var (saved, gradTemperature) = (new T[rows.Rows * KernelTensors<T, TKernel>.Saved(rows.N)], new T[rows.Rows]);
        var x = Items(logits, rows);
        var w = Pairs(pairLogits, rows);
        var inputs = rows switch
        {
            { Mask: { } mask } => new LayerInputs<T>(x) { Second = w, Mask = new ReadOnlyTensorSpan<bool>(mask, [rows.Rows, rows.N]) },
            { Lengths: { } lengths } => new LayerInputs<T>(x) { Second = w, Lengths = lengths },
            _ => new LayerInputs<T>(x) { Second = w },
        };
        var outputs = new LayerOutputs<T>(Items(subset, rows)) { Second = Pairs(pairs, rows) };
        LayerEngine<T, TKernel, TNoise>.Forward(call, inputs, outputs, saved);
        LayerEngine<T, TKernel, TNoise>.Backward(
            call,
            inputs,
            outputs,
            saved,
            new LayerCotangents<T>(Items(arriving, rows)) { Second = Pairs(pairsArriving, rows) },
            new LayerGradients<T>(Items(gradLogits, rows)) { Second = Pairs(gradPairs, rows), RowTemperature = gradTemperature });
        return new KeptResults(Widen(subset), Widen(pairs), Widen(gradLogits), Widen(gradPairs), Widen(gradTemperature));
    }

    public override KeptResults OnDevice(in LayerCall call, KeptRows rows, DeviceType storage, bool withTemperature = true)
    {
        using var memory = new KeptMemory(rows, storage, Computed);
        var gradients = withTemperature ? memory.Gradients : memory.Gradients with { RowTemperature = default };
        using var saved = new DeviceBuffer(rows.Rows * Math.Max(1, TKernel.SavedScalars) * Marshal.SizeOf<T>());
        DeviceEngine<T, TKernel>.Forward(call, memory.Inputs, memory.Outputs, saved.Pointer, default);
        DeviceEngine<T, TKernel>.Backward(
            call, memory.Inputs, TKernel.KeepsOutput ? memory.Outputs : default, saved.Pointer, memory.Arriving, gradients, default);
        return memory.Results();
    }

    public override KeptResults OnTape(in LayerCall call, KeptRows rows, DeviceType storage)
    {
        using var memory = new KeptMemory(rows, storage, Computed);
        using var tape = DeviceEngine<T, TKernel>.Forward(this, call, memory.Inputs, memory.Outputs, default);
        DeviceEngine<T, TKernel>.Backward(this, tape, memory.Arriving, memory.Gradients, default);
        return memory.Results();
    }

    public override void WithoutRoom(in LayerCall call, KeptRows rows)
    {
        using var memory = new KeptMemory(rows, Computed, Computed);
        DeviceEngine<T, TKernel>.Forward(call, memory.Inputs, memory.Outputs, 0, default);
    }

    private static TensorSpan<T> Items(T[] values, KeptRows rows) => new(values, [rows.Rows, rows.N]);

    private static TensorSpan<T> Pairs(T[] values, KeptRows rows) => rows.HasPairs ? new(values, [rows.Rows, rows.N - 1]) : default;

    private static T[] Narrow(double[] values) => [.. values.Select(T.CreateTruncating)];

    private static double[] Widen(T[] values) => [.. values.Select(double.CreateTruncating)];
}
