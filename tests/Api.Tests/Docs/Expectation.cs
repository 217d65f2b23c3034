using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Marketplace.Docs;

/// <summary>What an example says below a command, as a comment: the status, if it is a refusal, and the part of the answer that matters.</summary>
/// <param name="Status">Null for any success.</param>
/// <param name="Body">Null where the answer does not matter. Members that it does not name may have any value.</param>
internal sealed record Expectation(int? Status, JsonElement? Body)
{
    public static Expectation Read(string script, ref int at)
    {
        var comment = new StringBuilder();
        while (at + 2 < script.Length && script[at] == '\n' && script[at + 1] == '#')
        {
            var end = script.IndexOf('\n', at + 1);
            end = end < 0 ? script.Length : end;
            comment.AppendLine(script[(at + 2)..end]);
            at = end;
        }

        var text = comment.ToString().Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var json = text[digits..].Trim();
        return new Expectation(
            digits == 0 ? null : int.Parse(text[..digits], CultureInfo.InvariantCulture),
            json.Length == 0 ? null : JsonDocument.Parse(json).RootElement);
    }

    public void Met(Reply reply, string example)
    {
        var status = (int)reply.Status;
        Assert.True(Status is { } refused ? status == refused : status is >= 200 and < 300, $"{example}\nanswered {status} {reply.Text}");
        Assert.True(Body is not { } body || IsPart(body, reply.Body), $"{example}\nanswered {reply.Text}");
    }

    private static bool IsPart(JsonElement expected, JsonElement actual) => expected.ValueKind switch
    {
        JsonValueKind.Object => actual.ValueKind is JsonValueKind.Object && expected.EnumerateObject().All(member =>
            actual.TryGetProperty(member.Name, out var value) && IsPart(member.Value, value)),
        JsonValueKind.Array => actual.ValueKind is JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength()
            && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => IsPart(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(expected, actual),
    };
}
