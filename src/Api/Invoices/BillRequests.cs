using Marketplace.Payments;

namespace Marketplace.Invoices;

/// <summary>An invoice by hand, as a draft: `{"bookingId": "...", "title": "Wedding", "lines": [{"label": "Day", "quantity": 2, "unitPrice": {"amount": 40000, "currency": "EUR"}, "taxBasisPoints": 1900}]}`.</summary>
/// <param name="BookingId">A booking of mine that is settled elsewhere (`unpaid`): it is to its customer. Either this or a conversation.</param>
/// <param name="ThreadId">A conversation of mine: it is to its customer.</param>
/// <param name="Title">What was sold, at most 200 characters.</param>
/// <param name="Lines">1 to 50, all in one currency. What they come to the server computes.</param>
/// <param name="DueAt">RFC 3339: until when it is to be paid, at most a year after it is sent; two weeks after it when left out.</param>
/// <param name="SuppliedAt">RFC 3339: when the work was done; when it is sent when left out.</param>
/// <param name="Notes">For the customer, on the document; at most 1000 characters.</param>
/// <param name="InternalNotes">For me alone; at most 1000 characters.</param>
internal sealed record BillRequest(
    string? BookingId,
    string? ThreadId,
    string? Title,
    BillLineRequest[]? Lines,
    string? DueAt,
    string? SuppliedAt,
    string? Notes,
    string? InternalNotes)
{
    public DraftBill Command(CommandContext context, Check check)
    {
        check.Require(BookingId is null != ThreadId is null, "bookingId", "must be there, or threadId, and not both");
        return new DraftBill(
            context,
            new BillPlan(
                check.Text("title", Title, BillTerms.LongestLabel),
                BillLineRequest.All(check, Lines),
                check.OptionalInstant("dueAt", DueAt),
                check.OptionalInstant("suppliedAt", SuppliedAt),
                check.OptionalText("notes", Notes, BillTerms.LongestNotes),
                check.OptionalText("internalNotes", InternalNotes, BillTerms.LongestNotes)),
            check.OptionalId("bookingId", BookingId),
            check.OptionalId("threadId", ThreadId));
    }
}

/// <summary>One line.</summary>
/// <param name="Label">At most 200 characters.</param>
/// <param name="Quantity">1 to 100000; 1 when left out.</param>
/// <param name="UnitPrice">Of one, before tax.</param>
/// <param name="TaxBasisPoints">The rate of its tax in hundredths of a percent, 0 to 10000; none when left out. Tax is rounded once for each rate.</param>
internal sealed record BillLineRequest(string? Label, long? Quantity, MoneyRequest? UnitPrice, long? TaxBasisPoints)
{
    public static ImmutableArray<BillLine> All(Check check, BillLineRequest[]? lines)
    {
        check.Require(lines is { Length: > 0 }, "lines", "must have at least one item");
        return check.Items("lines", lines, BillTerms.MaximumLines, (path, line) => Of(check, path, line));
    }

    private static BillLine Of(Check check, string path, BillLineRequest? line) => new(
        check.Text($"{path}.label", line?.Label, BillTerms.LongestLabel),
        check.OptionalNumber($"{path}.quantity", line?.Quantity, 1, BillTerms.MaximumQuantity) ?? 1,
        check.Money($"{path}.unitPrice", line?.UnitPrice),
        (int)(check.OptionalNumber($"{path}.taxBasisPoints", line?.TaxBasisPoints, 0, BillTerms.LargestTax) ?? 0));
}

/// <summary>What changes of a draft. What is absent stays; null clears what may be left out.</summary>
internal sealed record BillChangeRequest(
    Optional<string> Title,
    Optional<BillLineRequest[]> Lines,
    Optional<string> DueAt,
    Optional<string> SuppliedAt,
    Optional<string> Notes,
    Optional<string> InternalNotes)
{
    public ChangeBill Command(CommandContext context, Check check) => new(context, new BillChanges(
        Title.IsGiven ? check.Text("title", Title.Value, BillTerms.LongestLabel) : default(Optional<string>),
        Lines.IsGiven ? (ImmutableArray<BillLine>?)BillLineRequest.All(check, Lines.Value) : default(Optional<ImmutableArray<BillLine>?>),
        DueAt.IsGiven ? check.OptionalInstant("dueAt", DueAt.Value) : default(Optional<DateTimeOffset?>),
        SuppliedAt.IsGiven ? check.OptionalInstant("suppliedAt", SuppliedAt.Value) : default(Optional<DateTimeOffset?>),
        Notes.IsGiven ? check.OptionalText("notes", Notes.Value, BillTerms.LongestNotes) : default(Optional<string>),
        InternalNotes.IsGiven ? check.OptionalText("internalNotes", InternalNotes.Value, BillTerms.LongestNotes) : default(Optional<string>)));
}

/// <summary>Money that came for an invoice by hand.</summary>
/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again: the number of the transfer or of a receipt; at most 200 characters.</param>
/// <param name="Amount">How much; all that is due when left out.</param>
internal sealed record PayInvoiceRequest(string? Method, string? Reference, MoneyRequest? Amount)
{
    public PayBill Command(CommandContext context, Check check) => new(
        context,
        check.OneOf<HandoverMethod>("method", Method),
        check.OptionalText("reference", Reference, BillTerms.LongestReference),
        check.OptionalMoney("amount", Amount, min: 1));
}

/// <summary>Money of an invoice by hand that went back.</summary>
/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again: the number of the transfer or of a receipt; at most 200 characters.</param>
/// <param name="Amount">How much; all that was paid when left out.</param>
/// <param name="Reason">Why, for the customer too; at most 500 characters.</param>
internal sealed record RefundInvoiceRequest(string? Method, string? Reference, MoneyRequest? Amount, string? Reason)
{
    public RefundBill Command(CommandContext context, Check check) => new(
        context,
        check.OneOf<HandoverMethod>("method", Method),
        check.OptionalText("reference", Reference, BillTerms.LongestReference),
        check.OptionalMoney("amount", Amount, min: 1),
        check.OptionalText("reason", Reason, BillTerms.LongestReason));
}

/// <param name="Reason">Why, for the customer too; at most 500 characters.</param>
internal sealed record VoidInvoiceRequest(string? Reason);
