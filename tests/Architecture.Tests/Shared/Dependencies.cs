using System.Reflection;
using System.Reflection.Emit;

namespace Marketplace.Architecture;

/// <summary>
/// Which types a type uses, in its declarations and in the bodies of its methods, lambdas and state machines. Read from the
/// compiled code, so neither a fully qualified name nor an extension method escapes it.
/// </summary>
internal static class Dependencies
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Collect(type, used);
        used.Remove(type);
        return used;
    }

    /// <summary>What a type uses, and what that uses, for as long as it lies in the same assembly.</summary>
    public static HashSet<Type> Closure(Type type)
    {
        var seen = new HashSet<Type>();
        var next = new Queue<Type>([type]);
        while (next.TryDequeue(out var current))
        {
            foreach (var used in Of(current).Where(seen.Add).Where(used => used.Assembly == type.Assembly))
            {
                next.Enqueue(used);
            }
        }

        return seen;
    }

    private static void Collect(Type type, HashSet<Type> used)
    {
        Add(type.BaseType, used);
        foreach (var implemented in type.GetInterfaces())
        {
            Add(implemented, used);
        }

        foreach (var field in type.GetFields(Declared))
        {
            Add(field.FieldType, used);
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            Add((method as MethodInfo)?.ReturnType, used);
            foreach (var parameter in method.GetParameters())
            {
                Add(parameter.ParameterType, used);
            }

            CollectBody(method, used);
        }

        foreach (var nested in type.GetNestedTypes(Declared))
        {
            Collect(nested, used);
        }
    }

    private static void CollectBody(MethodBase method, HashSet<Type> used)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(local.LocalType, used);
        }

        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token,
                method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
            Add(member as Type ?? member?.DeclaringType, used);
            foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
            {
                Add(argument, used);
            }
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code[at++]));
            }

            var operand = Instructions[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand is OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : SizeOf(operand);
        }
    }

    private static int SizeOf(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };

    private static void Add(Type? type, HashSet<Type> used)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(type.GetElementType(), used);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Add(argument, used);
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;

        // Whoever uses a nested type uses the type it was written in; that also names what the compiler generates.
        while (definition.DeclaringType is { } outer)
        {
            definition = outer;
        }

        used.Add(definition);
    }
}
