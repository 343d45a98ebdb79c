process.on("exit",c=>console.log(c)); await new Promise(()=>{})
