namespace Marketplace.Treasury;

/// <summary>Money of the platform that moved, as an operator has it from a statement.</summary>
/// <param name="Kind">
/// `payout`: the gateway sent it to the platform's bank. `top_up`: the bank sent it to the gateway. `fee`: the gateway kept it for something that no
/// payment caused.
/// </param>
/// <param name="Gateway">`stripe`, `fib`, `areeba`, `fastpay` or `nasswallet`; its bank is `cash:manual` in the ledger.</param>
/// <param name="Amount">More than nothing, in a currency of the gateway.</param>
/// <param name="Reference">The gateway's name for it: the payout, the top-up, or the line of its statement; at most 200 characters. One is recorded once.</param>
/// <param name="Note">Where it was read; at most 1,000 characters.</param>
internal sealed record CashMovementRequest(string? Kind, string? Gateway, MoneyRequest? Amount, string? Reference, string? Note);

/// <param name="Reason">What was wrong with it; at most 1,000 characters.</param>
internal sealed record CashMovementCorrectionRequest(string? Reason);

/// <summary>A movement of the platform's own money between a gateway and its bank.</summary>
/// <param name="Id">Derived from gateway, kind and reference.</param>
/// <param name="Kind">What moved it.</param>
/// <param name="Gateway">Whose balance it left or came to.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reference">The gateway's name for it.</param>
/// <param name="Status">`recorded`; `returned` when the bank did not take it; `corrected` when it was never so.</param>
/// <param name="Note">Of the operator who recorded it.</param>
/// <param name="RecordedAt">When it came into the books.</param>
/// <param name="RecordedBy">The operator; null when the gateway told of it.</param>
/// <param name="EndedAt">When it came back, or was corrected.</param>
/// <param name="EndedBy">The operator who corrected it; null when the gateway told.</param>
/// <param name="Reason">Why.</param>
internal sealed record CashMovementBody(
    Guid Id,
    CashMovementKind Kind,
    string Gateway,
    Money Amount,
    string Reference,
    CashMovementStatus Status,
    string? Note,
    DateTimeOffset RecordedAt,
    Guid? RecordedBy,
    DateTimeOffset? EndedAt,
    Guid? EndedBy,
    string? Reason)
{
    public static CashMovementBody Of(CashMovementView view) => new(
        view.Id,
        view.Facts.Kind,
        view.Facts.Gateway,
        view.Facts.Amount,
        view.Facts.Reference,
        view.Status,
        view.Note,
        view.RecordedAt,
        view.RecordedBy,
        view.EndedAt,
        view.EndedBy,
        view.Reason);
}
