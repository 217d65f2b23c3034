using System.Net;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>
/// Writes at Stripe that happen once for each intent, whatever becomes of their answers. A key repeats its first answer,
/// be it an error of Stripe's or a no whose reason has gone since, so an intent may need more than one: the next one is
/// only taken when the request under the last has ended and what it should have made is not there.
/// </summary>
internal static class StripeWrites
{
    /// <summary>So many keys ending in errors is no bad luck, and somebody should look.</summary>
    private const int KeysPerIntent = 8;

    /// <param name="intent">What the effect is counted by.</param>
    /// <param name="mayHaveActed">Whether it was tried before, with an answer that nobody heard.</param>
    /// <param name="find">Looks for what the intent made.</param>
    /// <param name="send">Makes it, under an idempotency key.</param>
    public static async Task<T> Once<T>(Guid intent, bool mayHaveActed, Func<Task<T?>> find, Func<string, Task<T>> send)
        where T : class
    {
        for (var spent = 0; ; spent++)
        {
            if ((mayHaveActed || spent > 0) && await find() is { } made)
            {
                return made;
            }

            try
            {
                return await send(spent == 0 ? intent.ToString() : $"{intent}/{spent}");
            }
            catch (StripeException answer) when (spent + 1 < KeysPerIntent && IsSpent(answer))
            {
                // The next round looks, and then goes on under the next key.
            }
        }
    }

    /// <summary>
    /// This key will never do anything again: it repeats an answer that made nothing, or it was used with other parameters
    /// (the closing time of a checkout depends on when it is asked for). Both are known only of a request that has ended.
    /// </summary>
    private static bool IsSpent(StripeException answer) =>
        IsReplay(answer) || (answer.HttpStatusCode is HttpStatusCode.BadRequest && answer.StripeError?.Type is "idempotency_error");

    private static bool IsReplay(StripeException answer) =>
        answer.StripeResponse?.Headers is { } headers
        && headers.TryGetValues("Idempotent-Replayed", out var replayed)
        && replayed.Contains("true", StringComparer.Ordinal);
}
