using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Marketplace.Hosting;

/// <summary>Names of schemas: the type's, without the suffix that only tells it from domain types.</summary>
internal static class SchemaNames
{
    public static string? Of(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) switch
    {
        _ when WireForms.IsOptional(type.Type) => null,
        nameof(ProblemBody) => "Problem",
        { } name when name.EndsWith("Body", StringComparison.Ordinal) => name[..^"Body".Length],
        var name => name,
    };
}
