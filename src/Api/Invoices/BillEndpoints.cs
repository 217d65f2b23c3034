namespace Marketplace.Invoices;

/// <summary>Invoices that providers write by hand, for what is settled elsewhere.</summary>
internal static class BillEndpoints
{
    /// <param name="invoices">The group of routes of all invoices.</param>
    public static void MapBills(this RouteGroupBuilder invoices)
    {
        invoices.MapPost(string.Empty, Draft).WithName("DraftInvoice").WithSummary("Write an invoice to a customer of mine whose money does not go through the marketplace, as a draft.");
        invoices.MapPatch("/{id:guid}", Change).WithName("ChangeInvoice").WithSummary("Change a draft. What was sent stays as it is.");
        invoices.MapDelete("/{id:guid}", Discard).WithName("DiscardInvoice").WithSummary("Discard a draft. It never had a number.");
        invoices.MapPost("/{id:guid}/send", Send).WithName("SendInvoice").WithSummary("Send a draft: it takes the next number of my series, and the customer is mailed it.");
        invoices.MapPost("/{id:guid}/pay", Pay).RequireIdempotencyKey().WithName("PayInvoice").WithSummary("Say that money of an invoice by hand has come, all of it or a part.");
        invoices.MapPost("/{id:guid}/refund", Refund).RequireIdempotencyKey().WithName("RefundInvoice")
            .WithSummary("Say that money of an invoice by hand went back. Of one that was paid a credit note says so; of another it is owed again.");
        invoices.MapPost("/{id:guid}/void", Void).WithName("VoidInvoice").WithSummary("Let nobody pay an invoice by hand any more, by a credit note over all of it.");
    }

    private static async Task<CreatedAnswer<InvoiceBody>> Draft(BillRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), check);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBillGrain>(caller.NewId("invoice")).Draft(command)).ToCreated(view => $"/invoices/{view.Id}", Body(caller));
    }

    private static async Task<OkAnswer<InvoiceBody>> Change(Guid id, BillChangeRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), check);
        return check.Refusal is { } refusal ? refusal : await Answer(await grains.GetGrain<IBillGrain>(id).Change(command), id, caller, grains);
    }

    private static async Task<NoContentAnswer> Discard(Guid id, Caller caller, IGrainFactory grains) =>
        (await InvoiceDesk.Explained(await grains.GetGrain<IBillGrain>(id).Discard(new DiscardBill(caller.Context())), id, caller, grains)).ToNoContent();

    private static async Task<OkAnswer<InvoiceBody>> Send(Guid id, Caller caller, IGrainFactory grains) =>
        await Answer(await grains.GetGrain<IBillGrain>(id).Send(new SendBill(caller.Context())), id, caller, grains);

    private static async Task<OkAnswer<InvoiceBody>> Pay(Guid id, PayInvoiceRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), check);
        return check.Refusal is { } refusal ? refusal : await Answer(await grains.GetGrain<IBillGrain>(id).Pay(command), id, caller, grains);
    }

    private static async Task<OkAnswer<InvoiceBody>> Refund(Guid id, RefundInvoiceRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), check);
        return check.Refusal is { } refusal ? refusal : await Answer(await grains.GetGrain<IBillGrain>(id).Refund(command), id, caller, grains);
    }

    private static async Task<OkAnswer<InvoiceBody>> Void(Guid id, VoidInvoiceRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = new VoidBill(caller.Context(), check.OptionalText("reason", body?.Reason, BillTerms.LongestReason));
        return check.Refusal is { } refusal ? refusal : await Answer(await grains.GetGrain<IBillGrain>(id).Void(command), id, caller, grains);
    }

    private static async Task<OkAnswer<InvoiceBody>> Answer(Outcome<BillView> outcome, Guid id, Caller caller, IGrainFactory grains) =>
        (await InvoiceDesk.Explained(outcome, id, caller, grains)).ToOk(Body(caller));

    private static Func<BillView, InvoiceBody> Body(Caller caller) => view => InvoiceBody.Of(view, caller.Actor);
}
