using System.Reflection;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>The kernels for devices of all layers that an assembly declares.</summary>
internal static class EmittedKernels
{
    private static readonly MethodInfo ReadMethod =
        typeof(EmittedKernels).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Each kernel with the type in which it computes; of those with the same text one.</summary>
    public static IReadOnlyList<(DeviceProgram Program, Type Number)> Of(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDeviceKernel<>)
           let number = contract.GetGenericArguments()[0]
           let program = (DeviceProgram)ReadMethod.MakeGenericMethod(type, number).Invoke(null, null)!
           group (program, number) by program.Hash into same
           let one = same.First()
           orderby one.program.Name
           select one,
    ];

    private static DeviceProgram Read<TKernel, T>()
        where TKernel : IDeviceKernel<T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => TKernel.OnDevice;
}
