namespace Marketplace.Providers;

/// <summary>
/// Where payouts of one currency go, as the gateway tells it or, where payouts are made by hand, the provider: enough to tell two apart, not enough
/// to pay into one.
/// </summary>
/// <param name="Reference">The gateway's name for it, or that of what the provider stated; another one when the same account is entered again.</param>
/// <param name="Fingerprint">The same for the same account, whoever enters it how often.</param>
/// <param name="Currency">Of the payouts that go there.</param>
/// <param name="BankName">Whose; null where the gateway does not tell.</param>
/// <param name="Last4">The end of its number; null where the gateway does not tell.</param>
/// <param name="IsByHand">Whether an operator pays into it; else the gateway does.</param>
[GenerateSerializer, Immutable, Alias("provider.bank-account")]
public sealed record BankAccount(string Reference, string Fingerprint, string Currency, string? BankName, string? Last4, bool IsByHand = false);

/// <summary>A bank account, and since when payouts may go there.</summary>
/// <param name="Account">Which.</param>
/// <param name="Since">When it was first heard of.</param>
/// <param name="TrustedFrom">When it has cooled off; the same moment where nobody had to wait for it.</param>
[GenerateSerializer, Immutable, Alias("provider.known-bank-account")]
public sealed record KnownBankAccount(BankAccount Account, DateTimeOffset Since, DateTimeOffset TrustedFrom)
{
    /// <summary>
    /// Where a payout that was wanted at a moment goes. It follows from what was known then, so that whoever tries again says the same.
    /// </summary>
    /// <param name="banks">All that are known, in the order in which they were heard of.</param>
    /// <param name="currency">Of the payout.</param>
    /// <param name="moment">When it was wanted.</param>
    /// <param name="isByHand">Whether an operator pays it.</param>
    /// <returns>Null where nothing was known: then the gateway decides, or the operator asks.</returns>
    public static BankAccount? At(ImmutableArray<KnownBankAccount> banks, string currency, DateTimeOffset moment, bool isByHand = false) =>
        banks.LastOrDefault(bank =>
            bank.TrustedFrom <= moment && bank.Account.IsByHand == isByHand && string.Equals(bank.Account.Currency, currency, StringComparison.Ordinal))?.Account;
}

/// <summary>What the person behind a provider is written about their bank account.</summary>
/// <param name="Id">Names the mail.</param>
/// <param name="BankName">Whose bank account it is; null where the gateway does not tell.</param>
/// <param name="Last4">The end of its number; null where the gateway does not tell.</param>
/// <param name="PaidFrom">When payouts go on.</param>
[GenerateSerializer, Immutable, Alias("provider.bank-mail")]
public sealed record BankMail(Guid Id, string? BankName, string? Last4, DateTimeOffset PaidFrom);
