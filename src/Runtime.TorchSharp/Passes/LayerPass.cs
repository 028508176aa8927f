using SubsetGen.Runtime.Layers;
using static TorchSharp.torch.autograd;

namespace SubsetGen.Runtime.Torch;

/// <summary>One call of a layer, as its backward pass must know it.</summary>
/// <param name="layer">The layer's name, for errors.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="job">What it does; without addresses, which change.</param>
/// <param name="device">Where.</param>
internal sealed class LayerPass(string layer, TensorKernel kernel, KernelJob job, torch.Device device)
{
    private readonly bool[] wanted = new bool[Variables.Count];
    private int whichKept;
    private long[] temperatureShape = [];
    private torch.Device? temperatureDevice;

    public string Layer => layer;

    /// <summary>Whether a backward pass runs on the thread that called it.</summary>
    public bool RunsOnCaller => device.type == DeviceType.CPU;

    /// <summary>What autograd is to keep, until it has.</summary>
    public List<Tensor> Kept { get; private set; } = [];

    /// <summary>What it is to put into the graph, until it has.</summary>
    public List<Tensor> Outputs { get; private set; } = [];

    private LayerCall Call => job.Call;

    private TensorBatch Batch => job.Batch;

    private KernelContract Contract => kernel.Contract;

    /// <summary>Computes the outputs.</summary>
    /// <param name="operands">The inputs; receives the outputs and what forward keeps.</param>
    /// <param name="keeps">Whether a backward pass may follow.</param>
    public void Forward(OperandTensors operands, bool keeps)
    {
        operands.Own(Operand.Output, Empty(Contract.Output, Call.Repeats));
        if (Contract.SecondOutput != RowExtent.None)
            operands.Own(Operand.SecondOutput, Empty(Contract.SecondOutput, Call.RepeatsOf(Contract.SecondOutput)));
        if (keeps && Contract.Saved(Batch.Items) is > 0 and var saved)
            operands.Own(Operand.Saved, torch.empty([Batch.Rows, saved], Contract.Precision, device));
        if (Batch.Rows > 0)
            kernel.Forward(job with { Addresses = operands.Addresses() }, keeps);
    }

    /// <summary>The outputs, of which no graph knows.</summary>
    /// <param name="operands">The inputs and the outputs.</param>
    public (Tensor First, Tensor? Second) Unrecorded(OperandTensors operands) =>
        (operands.Release(Operand.Output)!, operands.Release(Operand.SecondOutput));

    /// <summary>Puts the outputs into the graph.</summary>
    /// <param name="operands">The inputs, the outputs and what forward kept.</param>
    /// <param name="variables">What gradients go to, as the caller passed it.</param>
    public (Tensor First, Tensor? Second) Record(OperandTensors operands, Tensor?[] variables)
    {
        for (var i = 0; i < wanted.Length; i++)
            wanted[i] = variables[i] is { } variable && variable.requires_grad;
        if (variables[(int)Variable.LogTemperature] is { } temperature)
            (temperatureShape, temperatureDevice) = (temperature.shape, TensorMemory.DeviceOf(temperature));
        Kept = operands.Kept(Contract.KeepsOutput, out whichKept);
        Outputs = operands[Operand.SecondOutput] is { } second ? [operands[Operand.Output]!, second] : [operands[Operand.Output]!];
        var recorded = LayerFunction.Record(this, variables);
        (Kept, Outputs) = ([], []);
        return (recorded[0], recorded.Count > 1 ? recorded[1] : null);
    }

    /// <summary>Computes the gradients that are wanted.</summary>
    public void Backward(AutogradContext context, List<Tensor> arriving, Tensor?[] gradients)
    {
        if (torch.is_grad_enabled())
            throw new NotSupportedException("It has no second derivative, and create_graph asks for one.");
        if (arriving.TrueForAll(tensor => tensor.IsInvalid))
            return;
        CurrentDevice.Require(layer, device);
        using var operands = OperandTensors.Of(context.get_saved_variables(), whichKept);
        using var first = new Cotangent(arriving[0], Batch, Contract.Output, Call.Repeats, job.Type, device);
        using var second = Contract.SecondOutput == RowExtent.None
            ? null
            : new Cotangent(arriving[1], Batch, Contract.SecondOutput, Call.RepeatsOf(Contract.SecondOutput), job.Type, device);

        // Kernels write all gradients of tensors, wanted or not; of k and the temperature only those that are.
        using var rowTemperature = wanted[(int)Variable.LogTemperature] ? torch.empty(Batch.Rows, Contract.Precision, device) : null;
        gradients[(int)Variable.Logits] = Empty(RowExtent.Items);
        for (var i = 0; i < Contract.GradFurther.Length; i++)
        {
            if (Contract.GradFurther[i] != RowExtent.None)
                gradients[(int)Variable.Second + i] = Empty(Contract.GradFurther[i]);
        }

        if (wanted[(int)Variable.RowK])
            gradients[(int)Variable.RowK] = Empty(RowExtent.One);
        if (Batch.Rows > 0)
        {
            kernel.Backward(job with { Addresses = operands.Addresses() }, new GradientAddresses
            {
                Arriving = first.Address,
                SecondArriving = second?.Address ?? 0,
                Logits = AddressOf(gradients, Variable.Logits),
                Second = AddressOf(gradients, Variable.Second),
                Third = AddressOf(gradients, Variable.Third),
                Fourth = AddressOf(gradients, Variable.Fourth),
                RowK = AddressOf(gradients, Variable.RowK),
                RowTemperature = OperandTensors.AddressOf(rowTemperature),
            });
        }

        if (rowTemperature is not null)
            gradients[(int)Variable.LogTemperature] = Total(rowTemperature);
        for (var i = 0; i < gradients.Length; i++)
        {
            if (wanted[i])
                continue;
            gradients[i]?.Dispose();
            gradients[i] = null;
        }
    }

    /// <summary>Makes all wanted gradients NaN.</summary>
    public void Invalidate(Tensor?[] gradients)
    {
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i]?.Dispose();
            gradients[i] = !wanted[i] ? null : torch.full(ShapeOf((Variable)i), double.NaN, job.Type, DeviceOf((Variable)i));
        }
    }

    private static nint AddressOf(Tensor?[] gradients, Variable variable) => OperandTensors.AddressOf(gradients[(int)variable]);

    private Tensor Empty(RowExtent extent, int? repeats = null) => torch.empty(Batch.ShapeOf(extent, repeats), job.Type, device);

    private long[] ShapeOf(Variable variable) => variable switch
    {
        Variable.Logits => Batch.Shape,
        Variable.RowK => Batch.ShapeOf(RowExtent.One),
        Variable.LogTemperature => temperatureShape,
        _ => Batch.ShapeOf(Contract.Further[variable - Variable.Second].Extent),
    };

    private torch.Device DeviceOf(Variable variable) => variable == Variable.LogTemperature ? temperatureDevice! : device;

    private Tensor Total(Tensor rows)
    {
        using var sum = rows.sum();
        using var ofLogarithm = sum.mul(Call.Temperature);
        using var there = ofLogarithm.to(DeviceOf(Variable.LogTemperature));
        return there.reshape(temperatureShape);
    }
}
