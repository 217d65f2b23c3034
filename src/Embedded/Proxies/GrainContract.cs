using System.Reflection;
using Orleans;

namespace Marketplace.Embedded;

/// <summary>Refuses interfaces that Orleans' code generator and analyzers refuse, naming the member at fault.</summary>
internal static class GrainContract
{
    public static void Check(Type grainInterface)
    {
        if (grainInterface.GetProperties() is [var property, ..])
        {
            throw new NotSupportedException($"{grainInterface}.{property.Name}: grain interfaces have methods only.");
        }

        var twice = grainInterface.GetMethods()
            .GroupBy(method => method.GetCustomAttribute<AliasAttribute>()?.Alias, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Key is not null && same.Skip(1).Any());
        if (twice is not null)
        {
            throw new NotSupportedException($"{grainInterface} gives [Alias(\"{twice.Key}\")] to {string.Join(" and ", twice.Select(method => method.Name))}.");
        }
    }

    public static void Check(MethodInfo method)
    {
        var parameters = method.GetParameters();
        if (method.IsGenericMethodDefinition || Array.Exists(parameters, parameter => parameter.ParameterType.IsByRef))
        {
            throw Refused(method, "grain methods here are neither generic nor have ref or out parameters");
        }

        if (parameters.Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
        {
            throw Refused(method, "a call has one cancellation token at most");
        }

        foreach (var parameter in parameters)
        {
            Isolation.Require(parameter.ParameterType);
        }

        if (AnswerOf(method) is { } answer)
        {
            Isolation.Require(answer);
        }
    }

    /// <summary>What the caller gets once the task of the method has completed; null for nothing.</summary>
    public static Type? AnswerOf(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return null;
        }

        if (returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            return returned.GetGenericArguments()[0];
        }

        throw Refused(method, $"grain methods return a task, not {returned}");
    }

    private static NotSupportedException Refused(MethodInfo method, string reason) => new($"{method.DeclaringType}.{method.Name}: {reason}.");
}
