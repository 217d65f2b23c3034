using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>Types that a converter writes are opaque to the generator; here is what they look like on the wire.</summary>
internal sealed class WireFormats : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var format =
            type == typeof(DateTimeOffset) ? "date-time" :
            type == typeof(TimeSpan) ? "duration" :
            type == typeof(TimeOnly) ? "time" : null;
        if (format is not null)
        {
            var nullable = type != context.JsonTypeInfo.Type ? JsonSchemaType.Null : default;
            schema.Type = JsonSchemaType.String | nullable;
            schema.Format = format;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }
}
