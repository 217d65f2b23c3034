using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>What Stripe remembers of an account, for 30 days.</summary>
internal sealed class StripeEvents(StripeClients clients)
{
    private const int LargestPage = 100;

    /// <summary>The newest first; whoever processes them looks at the objects themselves, so their order says nothing.</summary>
    public async IAsyncEnumerable<StripeEvent> Between(
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
            foreach (var happened in Read(page.StripeResponse.Content, account))
            {
                wanted.StartingAfter = happened.Id;
                yield return happened;
            }

            if (!page.HasMore)
            {
                yield break;
            }

            page = await service.ListAsync(wanted, request, cancellationToken);
        }
    }

    /// <summary>As text and not as objects, because the inbox keeps what came and not what a client understood of it.</summary>
    private static IEnumerable<StripeEvent> Read(string page, string? account)
    {
        foreach (var item in JsonNode.Parse(page)!["data"]!.AsArray())
        {
            var happened = item!.AsObject();
            if (account is not null && happened["account"] is null)
            {
                // A webhook names the account; a list need not, because the request did.
                happened["account"] = account;
            }

            yield return new StripeEvent(
                (string)happened["id"]!,
                (string)happened["type"]!,
                DateTimeOffset.FromUnixTimeSeconds((long)happened["created"]!),
                happened.ToJsonString());
        }
    }
}

/// <param name="Id">Stripe's, the same as of its webhook.</param>
/// <param name="Type">Stripe's word for what happened.</param>
/// <param name="OccurredAt">In whole seconds.</param>
/// <param name="Payload">What its webhook carries.</param>
internal sealed record StripeEvent(string Id, string Type, DateTimeOffset OccurredAt, string Payload);
