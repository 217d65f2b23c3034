using System.Net;
using System.Text.Json.Nodes;
using Marketplace.Sandbox;
using Stripe;

namespace Marketplace.Simulations;

/// <summary>
/// Where requests arrive at the gateway, if they do, and where answers leave. Between the two a key belongs to the one
/// request that is being worked on, however long its caller has been gone.
/// </summary>
internal sealed class GatewayDoor(
    Sandbox.Gateway gateway, IChance ids, StripeSandboxOptions options, TimeProvider time, GatewayTroubles troubles)
{
    private const string Root = "/v1/";

    /// <summary>Stripe's client invents a key for those who give none. Nobody repeats these, and chance of its own has no place here.</summary>
    private const string WithoutKey = "account_links.create";

    private const string Statements = "balance_transactions.list";

    private readonly Reception reception = new(options);
    private readonly HashSet<(string Account, string Key)> inUse = [];

    /// <summary>How many requests have come and are not over.</summary>
    public int UnderWay { get; private set; }

    /// <param name="message">The request.</param>
    /// <param name="answer">Where its caller waits, in vain if the answer or the request itself gets lost.</param>
    public async Task Serve(StripeMessage message, TaskCompletionSource<StripeResponse> answer)
    {
        UnderWay++;
        try
        {
            await Pass(troubles.Travel());
            if (troubles.LosesRequest)
            {
                Lose(answer);
                return;
            }

            var response = await Respond(message);
            await Pass(troubles.Travel());
            if (response is null || troubles.LosesAnswer)
            {
                Lose(answer);
                return;
            }

            answer.SetResult(response);
        }
        finally
        {
            UnderWay--;
        }
    }

    /// <returns>Null when the gateway acts and says nothing.</returns>
    private async Task<StripeResponse?> Respond(StripeMessage message)
    {
        var requestId = ids.NewId("req_");
        try
        {
            var call = reception.Admit(Read(message), requestId);
            return await Work(call) is { } served ? Response(requestId, call.Key, served) : null;
        }
        catch (Refused refusal)
        {
            return Response(requestId, key: null, refusal.ToAnswer());
        }
    }

    private static WireRequest Read(StripeMessage message)
    {
        var path = message.Uri.AbsolutePath;
        var root = path.IndexOf(Root, StringComparison.Ordinal);
        var route = GatewayRoutes.Find(message.Method, path[root..])
            ?? throw new Refused(404, "invalid_request_error", $"Unrecognized request URL ({message.Method}: {path}).");
        return new WireRequest(route.Operation, route.Id, route.ParentId, message.Uri.GetLeftPart(UriPartial.Authority) + path[..root])
        {
            Authorization = message.Authorization,
            Account = message.Account,
            Key = route.Operation.Name == WithoutKey ? null : message.Key,
            Query = message.Uri.Query,
            Form = message.Form,
        };
    }

    private async Task<Answer?> Work(Call call)
    {
        var key = (call.Account, call.Key ?? string.Empty);
        var isKept = call.Operation.Writes && call.Key is not null;
        if (isKept && !inUse.Add(key))
        {
            throw Keys.InUse();
        }

        try
        {
            await Pass(troubles.Thinking());
            var served = await gateway.Serve(call);
            var isSilent = served.Fault is CallFaults.TimeoutAfter or CallFaults.ResetAfter or CallFaults.ResetBefore;
            return isSilent ? null : call.Operation.Name == Statements ? WithoutWhatIsLate(served.Answer) : served.Answer;
        }
        finally
        {
            if (isKept)
            {
                inUse.Remove(key);
            }
        }
    }

    /// <summary>The last one of a page stays: it is where the next page begins.</summary>
    private Answer WithoutWhatIsLate(Answer answer)
    {
        if (JsonNode.Parse(answer.Body) is not JsonObject page || page["data"] is not JsonArray listed)
        {
            return answer;
        }

        for (var index = listed.Count - ((bool)page["has_more"]! ? 2 : 1); index >= 0; index--)
        {
            if (troubles.ListsLate((string)listed[index]!["id"]!, DateTimeOffset.FromUnixTimeSeconds((long)listed[index]!["created"]!)))
            {
                listed.RemoveAt(index);
            }
        }

        return answer with { Body = page.ToJsonString() };
    }

    private StripeResponse Response(string requestId, string? key, Answer answer)
    {
        using var message = new HttpResponseMessage();
        foreach (var (name, value) in Reply.Headers(requestId, key, answer, time.GetUtcNow()))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return new StripeResponse((HttpStatusCode)answer.Status, message.Headers, answer.Body);
    }

    private void Lose(TaskCompletionSource<StripeResponse> answer)
    {
        if (troubles.IsNoticed)
        {
            answer.SetException(new HttpRequestException("The connection to the gateway broke."));
        }
    }

    private Task Pass(TimeSpan span) => Task.Delay(span, time);
}
