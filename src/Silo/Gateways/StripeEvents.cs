using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>What Stripe remembers of an account, for 30 days.</summary>
internal sealed class StripeEvents(StripeClients clients)
{
    private const int LargestPage = 100;

    /// <summary>Page by page, the newest first; whoever processes them looks at the objects themselves, so their order says nothing.</summary>
    public async IAsyncEnumerable<StripeEventPage> Between(
        string? account, DateTimeOffset from, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var service = new EventService(clients.Client);
        var request = new RequestOptions { StripeAccount = account };
        var wanted = new EventListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = before.UtcDateTime },
            Limit = LargestPage,
        };
        var page = await service.ListAsync(wanted, request, cancellationToken);
        while (true)
        {
            var events = Read(page.StripeResponse.Content, account);
            yield return new StripeEventPage(page.StripeResponse.Headers?.Date, events);
            if (!page.HasMore)
            {
                yield break;
            }

            wanted.StartingAfter = events[^1].Id;
            page = await service.ListAsync(wanted, request, cancellationToken);
        }
    }

    /// <summary>As text and not as objects, because the inbox keeps what came and not what a client understood of it.</summary>
    private static ImmutableArray<StripeEvent> Read(string page, string? account)
    {
        var events = ImmutableArray.CreateBuilder<StripeEvent>();
        foreach (var item in JsonNode.Parse(page)!["data"]!.AsArray())
        {
            var happened = item!.AsObject();
            if (account is not null && happened["account"] is null)
            {
                // A webhook names the account; a list need not, because the request did.
                happened["account"] = account;
            }

            events.Add(new StripeEvent(
                (string)happened["id"]!,
                (string)happened["type"]!,
                DateTimeOffset.FromUnixTimeSeconds((long)happened["created"]!),
                happened.ToJsonString()));
        }

        return events.DrainToImmutable();
    }
}

/// <param name="At">What time it was at Stripe then, by the `Date` of the answer; null when it does not say.</param>
/// <param name="Events">Some of what had happened.</param>
internal sealed record StripeEventPage(DateTimeOffset? At, ImmutableArray<StripeEvent> Events);

/// <param name="Id">Stripe's, the same as of its webhook.</param>
/// <param name="Type">Stripe's word for what happened.</param>
/// <param name="OccurredAt">In whole seconds.</param>
/// <param name="Payload">What its webhook carries.</param>
internal sealed record StripeEvent(string Id, string Type, DateTimeOffset OccurredAt, string Payload);
