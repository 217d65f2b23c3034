namespace Marketplace.Gateways;

/// <summary>The way to gateways that are spoken to in plain HTTP, and back. An exception means that nobody knows whether they acted.</summary>
internal interface IGatewayTransport
{
    Task<GatewayAnswer> Send(string gateway, GatewayCall call, CancellationToken cancellationToken);
}

/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Below the gateway's address.</param>
/// <param name="Body">Null for none.</param>
/// <param name="Authorization">Who asks, as the header says it; null where the body says it.</param>
/// <param name="IsForm">Whether the body is a form; else JSON.</param>
internal sealed record GatewayCall(string Method, string Path, string? Body = null, string? Authorization = null, bool IsForm = false);

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">Whatever it said.</param>
/// <param name="At">When it said so, by its own clock: what ends by that clock has ended by that clock.</param>
internal sealed record GatewayAnswer(int Status, string Body, DateTimeOffset At)
{
    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>The gateway understood and said no, so that nothing moved.</summary>
    public bool IsNo => Status is >= 400 and < 500 and not (401 or 408 or 429);

    /// <exception cref="GatewayUndecidedException">It did not do it, or nobody knows.</exception>
    public GatewayAnswer Understood(string gateway, string what) =>
        IsOk ? this : throw new GatewayUndecidedException($"{gateway} did not {what}: {Status}.");
}
