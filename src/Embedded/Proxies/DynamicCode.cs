using System.Reflection;
using System.Reflection.Emit;

namespace Marketplace.Embedded;

/// <summary>The assembly that generated classes go into. It may see the internals of every assembly whose types it implements.</summary>
internal static class DynamicCode
{
    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Marketplace.Embedded.Generated"), AssemblyBuilderAccess.Run);

    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("Generated");
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);
    private static readonly ConstructorInfo IgnoresAccessChecksTo = DefineAccessAttribute();

    private static int defined;

    static DynamicCode() => See(typeof(DynamicCode));

    /// <summary>Generation is rare and not thread-safe.</summary>
    public static Lock Sync { get; } = new();

    public static TypeBuilder DefineClass(string name, Type parent) =>
        Module.DefineType($"{name}@{++defined}", TypeAttributes.Public | TypeAttributes.Class | TypeAttributes.Sealed, parent);

    /// <summary>Makes the type, and the types it is made of, visible to generated code.</summary>
    public static void See(Type type)
    {
        if (type.HasElementType)
        {
            See(type.GetElementType()!);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            See(argument);
        }

        foreach (var inherited in type.IsInterface ? type.GetInterfaces() : [])
        {
            SeeAssembly(inherited);
        }

        SeeAssembly(type);
    }

    private static void SeeAssembly(Type type)
    {
        var name = type.Assembly.GetName().Name!;
        if (Seen.Add(name))
        {
            Assembly.SetCustomAttribute(new CustomAttributeBuilder(IgnoresAccessChecksTo, [name]));
        }
    }

    /// <summary>The runtime knows this attribute by its name; no framework assembly declares it.</summary>
    private static ConstructorInfo DefineAccessAttribute()
    {
        var attribute = Module.DefineType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public | TypeAttributes.Class, typeof(Attribute));
        var constructor = attribute.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        body.Emit(OpCodes.Ret);
        return attribute.CreateType().GetConstructor([typeof(string)])!;
    }
}
