using System.Collections;
using System.Reflection;
using Marketplace.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Architecture.Wire;

/// <summary>One value of every stored and sent shape, full to the brim and the same in every run and on every engine.</summary>
internal static class Samples
{
    /// <summary>Deeper than any shape goes; what refers to itself ends here.</summary>
    private const int Depth = 8;

    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 9, 30, 15, 250, TimeSpan.Zero);

    /// <summary>What the database holds: events, and the records of aggregates.</summary>
    public static ImmutableArray<Sample> Stored { get; } =
    [
        .. Kinds()
            .SelectMany(kind => Concrete(kind.EventType).Append(typeof(Journal<,>).MakeGenericType(kind.StateType, kind.EventType)))
            .Distinct()
            .Select(Sample.Of)
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    /// <summary>What crosses between processes, besides that.</summary>
    public static ImmutableArray<Sample> All { get; } =
    [
        .. new[] { Product.Contracts, Product.Grains, Product.Silo }
            .SelectMany(Product.TypesOf)
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false, IsEnum: false } && !typeof(Exception).IsAssignableFrom(type))
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .Concat(WireTypes.Interfaces.SelectMany(face => face.GetMethods()).SelectMany(method => method.ReturnType.GetGenericArguments()).Where(type => type.IsGenericType && !type.ContainsGenericParameters))
            .Select(Sample.Of)
            .Concat(Stored)
            .DistinctBy(sample => sample.Name, StringComparer.Ordinal)
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    public static object? Of(Type type, string name, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain)
        {
            return Of(plain, name, depth);
        }

        return type switch
        {
            _ when type == typeof(string) => name.Contains("currency", StringComparison.OrdinalIgnoreCase) ? "EUR" : $"the {name}",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 40 + name.Length,
            _ when type == typeof(long) => 4_000_000_000L + name.Length,
            _ when type == typeof(double) => 0.25 + name.Length,
            _ when type == typeof(Guid) => DerivedId.From(Guid.Empty, name),
            _ when type == typeof(DateTimeOffset) => Moment.AddHours(name.Length),
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Moment.Date).AddDays(name.Length),
            _ when type == typeof(TimeOnly) => new TimeOnly(9, name.Length % 60),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(name.Length),
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => Many(type.GetGenericArguments()[0], name, depth),
            { IsInterface: true } or { IsAbstract: true } => Concrete(type).FirstOrDefault() is { } some && depth < Depth ? Of(some, name, depth + 1) : null,
            _ => depth < Depth ? Build(type, depth + 1) : null,
        };
    }

    private static object Many(Type item, string name, int depth)
    {
        var some = Array.CreateInstance(item, depth < Depth ? 2 : 0);
        for (var index = 0; index < some.Length; index++)
        {
            some.SetValue(Of(item, $"{name} {index + 1}", depth), index);
        }

        return typeof(Samples).GetMethod(nameof(Immutable), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [some])!;
    }

    private static ImmutableArray<T> Immutable<T>(IEnumerable items) => [.. items.Cast<T>()];

    /// <summary>By the constructor with the most parameters, and then whatever else can be set.</summary>
    private static object Build(Type type, int depth)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(candidate => candidate.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .MaxBy(candidate => candidate.GetParameters().Length);
        var value = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!, depth))]);
        foreach (var member in WireTypes.BodyMembers(type).Where(member => member.CanWrite && member.GetCustomAttribute<IdAttribute>() is not null))
        {
            member.SetValue(value, Of(member.PropertyType, member.Name, depth));
        }

        return value;
    }

    private static IEnumerable<Type> Concrete(Type parent) =>
        parent.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(parent)).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<AggregateDescriptor> Kinds() =>
        new ServiceCollection().AddContexts()
            .Where(service => service.ServiceType == typeof(AggregateDescriptor))
            .Select(service => (AggregateDescriptor)(service.ImplementationInstance ?? Activator.CreateInstance(service.ImplementationType!))!);
}

/// <summary>A value and the name under which its golden form is kept: its alias, with those of its arguments.</summary>
internal sealed record Sample(string Name, object Value)
{
    public static Sample Of(Type type) => new(NameOf(type), Samples.Of(type, "sample")!);

    private static string NameOf(Type type)
    {
        var name = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? type.Name;
        return type.IsGenericType ? $"{name}[{string.Join(',', type.GetGenericArguments().Select(NameOf))}]" : name;
    }
}
