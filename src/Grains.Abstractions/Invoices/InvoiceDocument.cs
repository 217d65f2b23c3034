namespace Marketplace.Invoices;

/// <summary>What an invoice is for. Stored by name; never rename.</summary>
public enum InvoiceKind
{
    /// <summary>The provider's work, to the customer.</summary>
    Service,

    /// <summary>The platform's fee on top of the price, to the customer.</summary>
    CustomerFee,

    /// <summary>The platform's commission, to the provider.</summary>
    Commission,

    /// <summary>What a provider invoices by hand: the money of it does not go through the marketplace.</summary>
    ByHand,
}

/// <summary>Everything that an invoice or a credit note says besides its number, frozen when it is drafted.</summary>
/// <param name="Kind">What it is for; a credit note has that of the invoice that it corrects.</param>
/// <param name="IssuerId">Whose series numbers it: the provider, or <see cref="InvoiceIds.Platform"/>.</param>
/// <param name="Issuer">Who issues it.</param>
/// <param name="RecipientId">Who gets it: the customer's account, or the provider.</param>
/// <param name="Recipient">The same, by name.</param>
/// <param name="BookingId">What was booked; the package where the money is of one; empty where nothing was.</param>
/// <param name="PaymentId">The payment that it accounts for; empty on what is invoiced by hand.</param>
/// <param name="Title">What was sold.</param>
/// <param name="Lines">At least one; their sums are the net and the tax.</param>
/// <param name="Net">Before tax.</param>
/// <param name="Tax">The tax on that.</param>
/// <param name="EarnedAt">When the work was earned, or given back.</param>
/// <param name="TimeZone">The zone in which its dates are written.</param>
/// <param name="Corrects">The invoice of which this gives something back; null on an invoice.</param>
/// <param name="Reason">Why it is given back.</param>
/// <param name="Coupon">What of it the platform pays with a coupon of its own, and not who gets it; null where that is nothing.</param>
/// <param name="DueAt">Until when it is to be paid; null on what was paid before.</param>
/// <param name="Notes">From the issuer; null where there are none.</param>
[GenerateSerializer, Immutable, Alias("invoice.document")]
public sealed record InvoiceDocument(
    InvoiceKind Kind,
    Guid IssuerId,
    InvoiceParty Issuer,
    Guid RecipientId,
    InvoiceParty Recipient,
    Guid BookingId,
    Guid PaymentId,
    string Title,
    ImmutableArray<InvoiceLine> Lines,
    Money Net,
    Money Tax,
    DateTimeOffset EarnedAt,
    string TimeZone,
    Guid? Corrects = null,
    string? Reason = null,
    Money? Coupon = null,
    DateTimeOffset? DueAt = null,
    string? Notes = null)
{
    /// <summary>What is paid, or given back.</summary>
    public Money Total() => Net + Tax;
}

/// <summary>Somebody on an invoice.</summary>
/// <param name="Name">Of the business or the person, as it was then.</param>
/// <param name="Address">On one line for each part; empty where nobody told it.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null where nobody told it.</param>
/// <param name="TaxNumber">Null where there is none.</param>
[GenerateSerializer, Immutable, Alias("invoice.party")]
public sealed record InvoiceParty(string Name, ImmutableArray<string> Address, string? Country, string? TaxNumber);

/// <summary>One line of an invoice.</summary>
/// <param name="Label">For people.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Of one, before tax.</param>
/// <param name="Net">Before tax; what is taken off is negative.</param>
/// <param name="Tax">The tax on that.</param>
/// <param name="TaxBasisPoints">The rate of that tax, in hundredths of a percent; null where none is stated.</param>
[GenerateSerializer, Immutable, Alias("invoice.line")]
public sealed record InvoiceLine(string Label, long Quantity, Money UnitPrice, Money Net, Money Tax, int? TaxBasisPoints = null);
