using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace;

/// <summary>200 with a body, or the problem behind a refusal.</summary>
internal sealed class OkAnswer<TBody> : Answer<TBody>, IEndpointMetadataProvider
{
    protected override int Status => StatusCodes.Status200OK;

    public static implicit operator OkAnswer<TBody>(TBody body) => new() { Body = body };

    public static implicit operator OkAnswer<TBody>(Refusal refusal) => new() { Refusal = refusal };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TBody), ["application/json"]));
}

/// <summary>201 with a body and where it can be read, or the problem behind a refusal. A repeat answers the same.</summary>
internal sealed class CreatedAnswer<TBody> : Answer<TBody>, IEndpointMetadataProvider
{
    protected override int Status => StatusCodes.Status201Created;

    public static implicit operator CreatedAnswer<TBody>(Refusal refusal) => new() { Refusal = refusal };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(TBody), ["application/json"]));
}

/// <summary>204, or the problem behind a refusal.</summary>
internal sealed class NoContentAnswer : Answer<object>, IEndpointMetadataProvider
{
    protected override int Status => StatusCodes.Status204NoContent;

    public static implicit operator NoContentAnswer(Refusal refusal) => new() { Refusal = refusal };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));
}
