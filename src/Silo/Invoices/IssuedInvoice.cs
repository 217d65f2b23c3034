namespace Marketplace.Invoices;

/// <summary>An invoice or a credit note that has its number, with that of what it corrects.</summary>
/// <param name="View">It.</param>
/// <param name="CorrectsNumber">The number of the invoice of a credit note; null on an invoice.</param>
internal sealed record IssuedInvoice(InvoiceView View, string? CorrectsNumber) : IVersioned
{
    public string Number => InvoiceNames.Number(View);

    public long Version => View.Version;

    /// <summary>What a credit note corrects is from and to the same, and has its number.</summary>
    /// <param name="grains">Know it.</param>
    /// <param name="id">Which.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Outcome<IssuedInvoice>> Read(IGrainFactory grains, Guid id, Actor by, CancellationToken cancellationToken)
    {
        var found = await grains.GetGrain<IInvoiceGrain>(id).Read(by, cancellationToken);
        if (found.View is not { } view)
        {
            return found.Refusal!;
        }

        var corrected = view.Document.Corrects is { } corrects
            ? (await grains.GetGrain<IInvoiceGrain>(corrects).Read(by, cancellationToken)).View
            : null;
        return new IssuedInvoice(view, corrected is null ? null : InvoiceNames.Number(corrected));
    }
}
