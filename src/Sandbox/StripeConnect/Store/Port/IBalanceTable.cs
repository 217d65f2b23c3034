namespace Marketplace.Sandbox;

/// <summary>What each account may spend.</summary>
internal interface IBalanceTable
{
    /// <returns>What is available after it, which may be less than nothing.</returns>
    Task<long> Add(string account, string currency, long amount);

    /// <summary>Every currency that the account has ever had, in their alphabetical order.</summary>
    Task<IReadOnlyList<Available>> Of(string account);
}

/// <summary>Minor units of a currency.</summary>
internal sealed record Available(string Currency, long Amount);
