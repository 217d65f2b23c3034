namespace Marketplace.Verification;

/// <summary>The gateway's own record of the money that moved, for a gateway that lets us count: its sandbox.</summary>
internal interface IGatewayRecord
{
    /// <summary>The gateway, as payments name it.</summary>
    string Gateway { get; }

    /// <summary>Whether it knows what the platform draws, tops up and is charged; else that is left out of the comparison.</summary>
    bool ShowsOwnMoney { get; }

    Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken);
}

/// <summary>One movement of money at a gateway.</summary>
/// <param name="IsPlatform">Whether it moved the platform's own balance; else a provider's.</param>
/// <param name="Account">Whose balance.</param>
/// <param name="Type">The gateway's word for it.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="Net">What the balance changed by, in minor units.</param>
/// <param name="Key">The intent it was made for: by the mark on the object, or else by its idempotency key; null when nobody asked for it.</param>
internal sealed record GatewayMovement(bool IsPlatform, string Account, string Type, string Currency, long Net, string? Key)
{
    /// <summary>What the gateway kept of it.</summary>
    public long Fee { get; init; }

    /// <summary>The gateway's object, by which our events name it; null when it has none.</summary>
    public string? Reference { get; init; }

    /// <summary>What a refund refunds, or a dispute disputes.</summary>
    public string? Charge { get; init; }

    /// <summary>When, on the domain clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What the customer got of it: less than nothing where a bank gave it back.</summary>
    public long GivenBack => -(Net + Fee);

    /// <summary>What changed hands, whichever way.</summary>
    public Money Amount => new(Math.Abs(Net + Fee), Currency);
}
