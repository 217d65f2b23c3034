namespace Marketplace;

/// <summary>What a route demands of requests, as metadata that the edge enforces before the endpoint runs.</summary>
internal static class RoutePolicies
{
    /// <summary>The name of the authorization policy for operators.</summary>
    public const string Operators = "operators";

    /// <summary>Refuses requests without `Idempotency-Key` (400): bookings, payments, refunds, payouts, messages.</summary>
    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(IdempotencyKeyDemand.Instance);

    /// <summary>Refuses requests without `If-Match` (428).</summary>
    public static TBuilder RequireIfMatch<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(IfMatchDemand.Instance);

    /// <summary>Leaves the body unread, for endpoints that verify a signature over its bytes.</summary>
    public static TBuilder ReadsRawBody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(RawBody.Instance);

    /// <summary>Takes a file as its body, larger than other bodies and whatever its bytes are (`Attachments:MaxBytes`).</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(FileBody.Instance);

    /// <summary>Only operators.</summary>
    public static TBuilder RequireOperator<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Operators);

    /// <summary>Counts against the tight limit of routes that guess at secrets.</summary>
    public static TBuilder LimitAsCredentials<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(CredentialsRoute.Instance);
}

internal sealed class IdempotencyKeyDemand
{
    public static readonly IdempotencyKeyDemand Instance = new();
}

internal sealed class IfMatchDemand
{
    public static readonly IfMatchDemand Instance = new();
}

internal sealed class RawBody
{
    public static readonly RawBody Instance = new();
}

internal sealed class FileBody
{
    public static readonly FileBody Instance = new();
}

internal sealed class CredentialsRoute
{
    public static readonly CredentialsRoute Instance = new();
}
