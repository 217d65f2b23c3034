using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Generates, once per grain interface, the class that implements it on a <see cref="GrainReference"/>,
/// so that a call costs no reflection.
/// </summary>
internal static class ProxyClass
{
    private static readonly ConcurrentDictionary<Type, Lazy<Func<ReferenceBinding, GrainId, GrainReference>>> Factories = new();

    private static readonly ConstructorInfo ReferenceConstructor = typeof(GrainReference)
        .GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(ReferenceBinding), typeof(GrainId)])!;

    public static Func<ReferenceBinding, GrainId, GrainReference> Of(Type grainInterface) =>
        Factories.GetOrAdd(grainInterface, static type => new(() => Generate(type))).Value;

    private static Func<ReferenceBinding, GrainId, GrainReference> Generate(Type grainInterface)
    {
        if (!grainInterface.IsInterface || !typeof(IAddressable).IsAssignableFrom(grainInterface))
        {
            throw new ArgumentException($"{grainInterface} is not a grain interface.", nameof(grainInterface));
        }

        lock (DynamicCode.Sync)
        {
            DynamicCode.See(grainInterface);
            var proxy = DynamicCode.DefineClass($"{grainInterface.FullName}.Reference", typeof(GrainReference));
            proxy.AddInterfaceImplementation(grainInterface);
            DefineConstructor(proxy);
            foreach (var declaring in grainInterface.GetInterfaces().Append(grainInterface))
            {
                GrainContract.Check(declaring);
                foreach (var method in declaring.GetMethods().Where(method => method.IsAbstract))
                {
                    DefineMethod(proxy, grainInterface, method);
                }
            }

            return Factory(proxy.CreateType());
        }
    }

    private static void DefineConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(ReferenceBinding), typeof(GrainId)]);
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Ldarg_2);
        body.Emit(OpCodes.Call, ReferenceConstructor);
        body.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder proxy, Type grainInterface, MethodInfo method)
    {
        var call = CallClass.Generate(grainInterface, method);
        var parameters = method.GetParameters();
        var implementation = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            Array.ConvertAll(parameters, parameter => parameter.ParameterType));
        var body = implementation.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        for (var index = 0; index < parameters.Length; index++)
        {
            body.Emit(OpCodes.Ldarg, index + 1);
        }

        body.Emit(OpCodes.Newobj, call.Constructor);
        body.Emit(OpCodes.Call, call.Send);
        if (method.ReturnType == typeof(void))
        {
            body.Emit(OpCodes.Pop);
        }

        body.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(implementation, method);
    }

    private static Func<ReferenceBinding, GrainId, GrainReference> Factory(Type proxy)
    {
        var create = new DynamicMethod("Create", typeof(GrainReference), [typeof(ReferenceBinding), typeof(GrainId)], typeof(ProxyClass).Module, skipVisibility: true);
        var body = create.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Newobj, proxy.GetConstructors().Single());
        body.Emit(OpCodes.Ret);
        return create.CreateDelegate<Func<ReferenceBinding, GrainId, GrainReference>>();
    }
}
