using System.Text.Json;

namespace Marketplace.Interleavings;

/// <summary>What operators find in their queues and do about it, whoever else is at it too.</summary>
internal sealed class Desk(Stage stage)
{
    private const string Nothing = "nothing waits";

    private static readonly object Reason = new { reason = "Let us see." };

    public Task<string> RetriesPayouts() => Each(
        "/admin/queues/payouts?limit=100",
        item => Text(item, "state") == "failed" ? ($"/admin/payouts/{Text(item, "id")}/retry", Reason) : null);

    public Task<string> ConfirmsHandovers() => Each("/admin/queues/handovers?limit=100", item =>
    {
        var said = new { method = "bank_transfer", reference = "In their hands" };
        return Text(item, "kind") switch
        {
            "payment" => ($"/payments/{Text(item, "paymentId")}/confirm", said),
            "refund" => ($"/payments/{Text(item, "paymentId")}/refunds/{Text(item, "id")}/confirm", said),
            _ => ($"/admin/payouts/{Text(item, "id")}/confirm", said),
        };
    });

    public Task<string> RetriesRefunds() => Each(
        "/admin/queues/handovers?limit=100",
        item => Text(item, "kind") == "refund" && item.GetProperty("canRetry").GetBoolean()
            ? ($"/payments/{Text(item, "paymentId")}/refunds/{Text(item, "id")}/retry", Reason)
            : null);

    public async Task<string> Compares() => string.Join(
        " | ",
        await Task.WhenAll(new[] { "stripe", stage.Wallet }.Select(gateway => stage.Asks(
            Stage.Olga, "/admin/reconciliations", new { gateway, from = Cast.Instant(Stage.Monday), reason = "To be sure." }, copies: 1))));

    public Task<string> AnswersDisputes(string path, object body) => Each(
        "/admin/queues/disputes?limit=100",
        item => Text(item, "kind") == "chargeback"
            ? (path is "statements" ? $"/disputes/{Text(item, "disputeId")}/statements" : $"/admin/disputes/{Text(item, "disputeId")}/{path}", body)
            : null);

    /// <summary>At any moment the entries sum to zero and providers are owed what they have earned; what is under way with the gateway may differ.</summary>
    public async Task<string> ReadsTheProof()
    {
        var proof = await stage.Ask(Stage.Olga, api => api.Get("/ledger/proof"));
        if ((int)proof.Status == 503 && proof.String("code") == "gateway.unavailable")
        {
            // The gateway is asked for its word, and may have no time.
            return "the gateway says nothing";
        }

        if (Sums(proof, "sums").Count > 0 || !Sums(proof, "providerBalances").SequenceEqual(Sums(proof, "liabilities")))
        {
            stage.Wrong.Enqueue($"The proof of the moment: {proof.Text}");
        }

        return stage.Said(proof);
    }

    /// <summary>What is not zero, by its currency.</summary>
    private static IReadOnlyList<(string, long)> Sums(Reply proof, string part) =>
        [.. proof.IsOk()[part].EnumerateObject().Select(sum => (sum.Name, sum.Value.GetInt64())).Where(sum => sum.Item2 != 0).Order()];

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();

    /// <summary>Asks for something about each item of a queue, at once.</summary>
    private async Task<string> Each(string queue, Func<JsonElement, (string Path, object Body)?> request)
    {
        var waiting = await stage.Ask(Stage.Olga, api => api.Get(queue));
        var asked = waiting.IsOk()["items"].EnumerateArray().Select(request).OfType<(string Path, object Body)>().ToArray();
        var answers = await Task.WhenAll(asked.Select(one => stage.Asks(Stage.Olga, one.Path, one.Body, copies: 1)));
        return answers is [] ? Nothing : string.Join(" | ", answers);
    }
}
