using Marketplace.Abuse;
using Microsoft.Extensions.Options;

namespace Marketplace.Payments;

[GrainType("payment")]
internal sealed class PaymentGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PaymentState, PaymentEvent>> journal,
    AggregateServices services,
    PayerDesk payers,
    GatewayChoice gateways,
    IOptions<RefundFeeOptions> fees)
    : AggregateGrain<Payment, PaymentState, PaymentCommand, PaymentEvent>(journal, services), IPaymentGrain
{
    public Task<Outcome<PaymentView>> Start(StartPayment command) => Answer(command with { RefundFee = fees.Value.GatewayFee }, View);

    /// <summary>What would be refused anyway is no try. Who is offered may change from one start of a process to the next; what a repeat is answered does not.</summary>
    public async Task<Outcome<PaymentView>> Retry(RetryPayment command)
    {
        await LookAgainIfUnknown();
        if (command.Named is { } name && Payment.Concerns(State, command.Context.By) && await Heard(command.Context) is null)
        {
            var named = gateways.Named(name, State.Amount);
            if (named.Refusal is { } notOffered)
            {
                return notOffered;
            }

            command = command with { Gateway = named.View };
        }

        if (!PaymentStart.MayRetry(State, command, Now))
        {
            // An activation that another has overtaken would reread before it refuses, and then open a page that nobody was asked for.
            await LookAgain();
        }

        var mayRetry = await Heard(command.Context) is null && PaymentStart.MayRetry(State, command, Now);
        return mayRetry && await payers.Refusal(command.Context, State.CustomerId, this.GetPrimaryKey(), State.Amount) is { } refusal
            ? refusal
            : await Answer(command, View);
    }

    public Task<Outcome<PaymentView>> Confirm(ConfirmPayment command) => Answer(command, View);

    public Task<Outcome<PaymentView>> ConfirmRefund(ConfirmRefund command) => Answer(command, View);

    public Task<Outcome<PaymentView>> RetryRefund(RetryRefund command) => Answer(command, View);

    public Task Extend(ExtendPayment command) => Obey(command);

    public Task Capture(CapturePayment command) => Obey(command);

    public Task GiveBack(GiveBackPayment command) => Obey(command);

    public Task Refund(RefundPayment command) => Obey(command);

    public Task Release(ReleasePayment command) => Obey(command);

    public Task Penalise(PenalisePayment command) => Obey(command);

    public Task<Outcome<PaymentView>> Return(ReturnPayment command) => Answer(command, View);

    public async Task<Outcome<ReturnPreview>> PreviewReturn(ReturnPayment wish, CancellationToken cancellationToken)
    {
        await LookAgain();
        return await Heard(wish.Context) is { } before
            ? before.Refusal ?? new Outcome<ReturnPreview>(new ReturnPreview(null, State.InCurrency(0)), null, Replayed: true)
            : ReturnWishes.Preview(Payment.Decide(State, wish, Now));
    }

    public Task Forgive(ForgiveReversal command) => Obey(command);

    public Task ForgetCard(ForgetCard command) => Obey(command);

    public Task ConfirmChargeMail(ConfirmChargeMail command) => Obey(command);

    public Task Dispute(DisputePayment command) => Obey(command);

    public Task Record(RecordGatewayFact command) => Obey(command);

    public Task Hint(HintPayment command) => Obey(command);

    public Task<Outcome<PaymentView>> ReadFor(Guid intent, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<PaymentView>>(PaymentIntents.Of(State).Any(wanted => wanted.Id == intent) ? View() : PaymentRefusals.Unknown);

    public async Task<Outcome<PaymentView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && Payment.Concerns(State, by) ? View() : PaymentRefusals.Unknown;
    }

    private PaymentView View() =>
        new(
            this.GetPrimaryKey(),
            State.BookingId,
            State.CustomerId,
            State.ProviderId,
            State.Title,
            State.Status,
            State.Gateway,
            State.Amount,
            State.InCurrency(State.Captured),
            State.InCurrency(State.RefundsDone),
            State.InCurrency(State.Fee),
            State.CaptureLater,
            State.ExpiresAt,
            State.TimeZone,
            State.CheckoutReference,
            State.CheckoutUrl,
            State.PaymentReference,
            State.ChargeReference,
            State.InCurrency(State.ProviderShare),
            State.TransferReference,
            State.Refunds,
            Version,
            State.Purpose,
            State.Credit,
            [.. Returns.Reversals(State)],
            State.Terms,
            State.Receipt,
            State.ConfirmedAt,
            State.PageTerms?.Name,
            State.Wallet,
            State.PageEndsAt,
            State.KeepCard,
            KeptCards.Chargeable(State),
            State.ForgetIntent is null ? null : State.Kept,
            State.Charge,
            State.NotWanted is null,
            State.Share,
            State.Moved is { } moved ? new MovedShare(moved.TransferReference, State.InCurrency(moved.Left)) : null);
}
