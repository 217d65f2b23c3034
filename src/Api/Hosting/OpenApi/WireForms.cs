using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Hosting;

/// <summary>
/// Members of a partial update are what they hold, or null, or absent; types with several forms are one of them; and no
/// member of a request is required by its shape: what is missing is named in a 422, field by field.
/// </summary>
internal sealed class WireForms : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (IsOptional(type))
        {
            var held = type.GetGenericArguments()[0];
            OrNull(schema, await Form(Nullable.GetUnderlyingType(held) ?? held, context, cancellationToken));
        }
        else if (type.GetCustomAttribute<WrittenAsAttribute>() is { } written)
        {
            schema.OneOf = [];
            foreach (var form in written.Forms)
            {
                schema.OneOf.Add(await Form(form, context, cancellationToken));
            }
        }
        else if (type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            schema.Required = null;
        }
    }

    /// <summary>Optional members have no schema of their own that others could refer to.</summary>
    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static void OrNull(OpenApiSchema schema, IOpenApiSchema held)
    {
        // What the type says of partial updates is said of the request as a whole.
        schema.Description = null;
        if (held is OpenApiSchema { Type: { } simple } and not { Properties.Count: > 0 })
        {
            (schema.Type, schema.Format, schema.Items) = (simple | JsonSchemaType.Null, held.Format, held.Items);
        }
        else
        {
            schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, held];
        }
    }

    private static async Task<IOpenApiSchema> Form(Type type, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
        if (SchemaNames.Of(context.JsonTypeInfo.Options.GetTypeInfo(type)) is not { } name)
        {
            return schema;
        }

        context.Document!.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, context.Document);
    }
}
