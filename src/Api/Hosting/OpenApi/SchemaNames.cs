using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Marketplace.Hosting;

/// <summary>Names of schemas: the type's, without the suffix that only tells it from domain types.</summary>
internal static class SchemaNames
{
    private static readonly ConcurrentDictionary<string, Type> Named = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Another type has that name, and one of them would be described as the other.</exception>
    public static string? Of(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type) switch
        {
            _ when WireForms.IsOptional(type.Type) => null,
            nameof(ProblemBody) => "Problem",
            { } full when full.EndsWith("Body", StringComparison.Ordinal) => full[..^"Body".Length],
            var full => full,
        };
        var described = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return name is null || Named.GetOrAdd(name, described) == described
            ? name
            : throw new InvalidOperationException($"{described} and {Named[name]} would both be the schema {name}.");
    }
}
