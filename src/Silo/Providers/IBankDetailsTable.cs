namespace Marketplace.Providers;

/// <summary>
/// What an operator needs to pay a provider by hand. It is kept apart from events and states, which only ever grow and are read by many: they name it by
/// its reference, and whoever erases it here erases it everywhere. See docs/adr/0047-where-to-pay-by-hand.md.
/// </summary>
internal interface IBankDetailsTable
{
    /// <summary>Keeps it, unless it is there.</summary>
    Task Keep(BankDetails details, CancellationToken cancellationToken);

    /// <returns>Null where it was erased.</returns>
    Task<BankDetails?> Find(string reference, CancellationToken cancellationToken);

    /// <summary>Erases what a provider stated of a currency, but for these.</summary>
    Task EraseOthers(Guid providerId, string currency, ImmutableArray<string> references, CancellationToken cancellationToken);
}

/// <summary>A bank account, all of it.</summary>
/// <param name="Reference">Names it.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Currency">What is paid into it.</param>
/// <param name="Holder">Who has it, as their bank writes them.</param>
/// <param name="Iban">Its number where it has an international one, else null.</param>
/// <param name="Number">Its number where banks of its country know it, else null.</param>
/// <param name="BankCode">BIC, sort code or routing number.</param>
/// <param name="BankName">Where it is.</param>
internal sealed record BankDetails(
    string Reference, Guid ProviderId, string Currency, string Holder, string? Iban, string? Number, string? BankCode, string BankName)
{
    /// <summary>What may be shown of it.</summary>
    public string Last4 => (Iban ?? Number!)[^4..];

    /// <summary>Numbers do not go into logs, whoever writes down a record.</summary>
    public override string ToString() => $"{nameof(BankDetails)} {Reference}";
}
