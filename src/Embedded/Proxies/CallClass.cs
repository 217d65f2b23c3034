using System.Reflection;
using System.Reflection.Emit;

namespace Marketplace.Embedded;

/// <summary>Generates the class of the calls of one method: its arguments are fields, so a call is one object.</summary>
internal static partial class CallClass
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    /// <summary>The constructor takes the arguments; the sender takes the reference and the call, and returns what the method returns.</summary>
    public static (ConstructorInfo Constructor, MethodInfo Send) Generate(Type grainInterface, MethodInfo method)
    {
        GrainContract.Check(method);
        var answer = GrainContract.AnswerOf(method);
        DynamicCode.See(method.ReturnType);
        var parent = answer is null ? typeof(VoidGrainCall) : typeof(GrainCall<>).MakeGenericType(answer);
        var call = DynamicCode.DefineClass($"{grainInterface.FullName}.{method.Name}", parent);
        var parameters = method.GetParameters();
        var fields = parameters.Select(parameter =>
        {
            DynamicCode.See(parameter.ParameterType);
            return call.DefineField($"{parameter.Name}", parameter.ParameterType, FieldAttributes.Private);
        }).ToArray();

        var description = call.DefineField("Description", typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        DefineConstructor(call, parent, fields);
        DefineDescription(call, description);
        DefineInvoke(call, method, fields);
        DefineCopy(call, parameters, fields);
        DefineArguments(call, fields);
        DefineCancellation(call, fields);

        var type = call.CreateType();
        type.GetField("Description")!.SetValue(null, new CallMethod(grainInterface, method));
        return (type.GetConstructors().Single(), Sender(method.ReturnType, answer));
    }

    private static MethodInfo Sender(Type returned, Type? answer) => (answer, returned.IsValueType && returned != typeof(void)) switch
    {
        (null, false) => typeof(CallSender).GetMethod(nameof(CallSender.Send))!.MakeGenericMethod(typeof(Nothing)),
        (null, true) => typeof(CallSender).GetMethod(nameof(CallSender.SendVoidValue))!,
        (_, false) => typeof(CallSender).GetMethod(nameof(CallSender.Send))!.MakeGenericMethod(answer),
        (_, true) => typeof(CallSender).GetMethod(nameof(CallSender.SendValue))!.MakeGenericMethod(answer),
    };

    private static void DefineConstructor(TypeBuilder call, Type parent, FieldInfo[] fields)
    {
        var constructor = call.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, Array.ConvertAll(fields, field => field.FieldType));
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, parent.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [])!);
        for (var index = 0; index < fields.Length; index++)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldarg, index + 1);
            body.Emit(OpCodes.Stfld, fields[index]);
        }

        body.Emit(OpCodes.Ret);
    }

    private static void DefineDescription(TypeBuilder call, FieldInfo description)
    {
        var body = call.DefineMethod($"get_{nameof(GrainCall.Method)}", Override | MethodAttributes.SpecialName, typeof(CallMethod), []).GetILGenerator();
        body.Emit(OpCodes.Ldsfld, description);
        body.Emit(OpCodes.Ret);
    }

    private static void DefineInvoke(TypeBuilder call, MethodInfo method, FieldInfo[] fields)
    {
        var body = call.DefineMethod(nameof(GrainCall.InvokeOn), Override, typeof(Task), [typeof(object)]).GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, field);
        }

        body.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
        {
            body.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (method.ReturnType.IsValueType)
        {
            var returned = body.DeclareLocal(method.ReturnType);
            body.Emit(OpCodes.Stloc, returned);
            body.Emit(OpCodes.Ldloca, returned);
            body.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        body.Emit(OpCodes.Ret);
    }
}
