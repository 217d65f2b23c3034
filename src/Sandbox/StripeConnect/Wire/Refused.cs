using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// The gateway says no. An exception, because whatever the request has already done must be undone with it; one place
/// turns it into Stripe's error shape.
/// </summary>
internal sealed class Refused(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Param { get; init; }

    /// <summary>
    /// Whether the answer belongs to the idempotency key. A request that did not begin, because its parameters are wrong
    /// or another is in its way, may be sent again under its key.
    /// </summary>
    public bool IsRemembered { get; init; }

    /// <summary>Whether what was done stays done: a declined card leaves a failed charge behind.</summary>
    public bool KeepsEffects { get; init; }

    /// <summary>Objects that explain the refusal.</summary>
    public JsonObject Facts { get; init; } = [];

    public static Refused Invalid(string message, string? code = null, string? param = null) =>
        new(400, "invalid_request_error", message) { Code = code, Param = param };

    public static Refused Missing(string param) =>
        Invalid($"Missing required param: {param}.", "parameter_missing", param);

    public static Refused Unknown(string kind, string id, string param) =>
        new(param == "id" ? 404 : 400, "invalid_request_error", $"No such {kind}: '{id}'") { Code = "resource_missing", Param = param };

    /// <summary>The request was understood and begun, and the state of things forbids it.</summary>
    public static Refused NotNow(string message, string? code = null, string? param = null) =>
        new(400, "invalid_request_error", message) { Code = code, Param = param, IsRemembered = true };

    public Answer ToAnswer() => new(Status, ToJson().ToJsonString());

    private JsonObject ToJson()
    {
        var error = new JsonObject { ["type"] = Type, ["message"] = Message };
        Add("code", Code);
        Add("decline_code", DeclineCode);
        Add("param", Param);
        foreach (var (name, fact) in Facts)
        {
            error[name] = fact?.DeepClone();
        }

        return new JsonObject { ["error"] = error };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }
    }
}
