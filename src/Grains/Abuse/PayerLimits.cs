namespace Marketplace.Abuse;

/// <summary>What is too much. A window ends now and begins after the moment that lies its length before: what is exactly as old is forgotten.</summary>
internal static class PayerLimits
{
    /// <returns>Null where one more is not too much. Of several reasons the one that lasts longest is told, so that who waits for it need not come in vain.</returns>
    public static Refusal? Refusal(PayerState payer, TryPayment wish, PaymentLimits limits, DateTimeOffset now)
    {
        var tries = payer.Tries.Select(one => one.At);
        (DateTimeOffset? Until, Func<TimeSpan, Refusal> Of)[] reasons =
        [
            (Full(tries, limits.TriesPerHour, Payer.Hour, now), wait => PayerRefusals.TooManyAttempts(limits.TriesPerHour, Payer.Hour, wait)),
            (Full(tries, limits.TriesPerDay, Payer.Day, now), wait => PayerRefusals.TooManyAttempts(limits.TriesPerDay, Payer.Day, wait)),
            (Full(payer.Declines, limits.DeclinesPerHour, Payer.Hour, now), wait => PayerRefusals.TooManyDeclines(limits.DeclinesPerHour, Payer.Hour, wait)),
            (Full(payer.Declines, limits.DeclinesPerDay, Payer.Day, now), wait => PayerRefusals.TooManyDeclines(limits.DeclinesPerDay, Payer.Day, wait)),
            (Spent(payer, wish, limits, now), wait => PayerRefusals.TooMuch(limits.FreshPerDay!.Value, wish.Amount!.Value, now + wait)),
        ];
        var (until, refusal) = reasons.MaxBy(reason => reason.Until);
        return until is { } then ? refusal(then - now) : null;
    }

    public static int Count(IEnumerable<DateTimeOffset> moments, TimeSpan window, DateTimeOffset now) => moments.Count(moment => moment > now - window);

    /// <returns>When there is room for one more; null where there is.</returns>
    private static DateTimeOffset? Full(IEnumerable<DateTimeOffset> moments, int limit, TimeSpan window, DateTimeOffset now)
    {
        DateTimeOffset[] counted = [.. moments.Where(moment => moment > now - window)];
        return counted.Length < limit ? null : counted[counted.Length - limit] + window;
    }

    /// <returns>When there is room for the amount; null where there is. What is more than a day's alone never has any, and is told to wait for a day.</returns>
    private static DateTimeOffset? Spent(PayerState payer, TryPayment wish, PaymentLimits limits, DateTimeOffset now)
    {
        if (limits.FreshPerDay is not { } most || wish.Amount is not { } amount || most.Currency != amount.Currency || now >= payer.FirstPaidAt + limits.FreshFor)
        {
            return null;
        }

        // Another page of a payment is another try of the same amount: it counts once, as long as the last of them does.
        var others = payer.Tries
            .Where(one => one.At > now - Payer.Day && one.PaymentId != wish.PaymentId && one.Amount?.Currency == most.Currency)
            .GroupBy(one => one.PaymentId)
            .Select(payment => payment.Last())
            .Select(one => (one.At, one.Amount!.Value.Amount))
            .OrderBy(one => one.At)
            .ToArray();
        var sum = others.Sum(one => one.Amount) + amount.Amount;
        foreach (var one in others.TakeWhile(_ => sum > most.Amount))
        {
            sum -= one.Amount;
            if (sum <= most.Amount)
            {
                return one.At + Payer.Day;
            }
        }

        return sum > most.Amount ? now + Payer.Day : null;
    }
}
